import type { IsoDay } from '#src/modules/legal/domain/days.ts';

/** Kinds of days in the calendar of planned purchases. */
export const CALENDAR_KINDS = ['survey_due', 'schedule_step', 'need', 'contract_end', 'contract_notice'] as const;

export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** Something that begins, is due or ends. */
export interface CalendarEntry {
  readonly kind: CalendarKind;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay;
  readonly title: string;
  readonly reference: string;
  /** Key of the step of a schedule. */
  readonly stepKey: string | null;
  readonly bodyName: string;
  readonly path: string;
}

/** A month as YYYY-MM. */
export type Month = string;

const MONTH = /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/;

/** The month an address asks for, or the month of a day. */
export function monthOf(asked: string | undefined, today: IsoDay): Month {
  return asked !== undefined && MONTH.test(asked) ? asked : today.slice(0, 7);
}

/** The month so many months later (earlier if negative). */
export function shiftMonth(month: Month, by: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Entries month by month, from the first month on; one that lasts longer stands in the month it begins, or in the first. */
export function byMonth(
  entries: readonly CalendarEntry[],
  first: Month,
  months: number,
): readonly { readonly month: Month; readonly entries: readonly CalendarEntry[] }[] {
  return Array.from({ length: months }, (_, offset) => {
    const month = shiftMonth(first, offset);
    const here = entries.filter((entry) => {
      const begins = entry.startsOn.slice(0, 7);
      return (begins < first ? first : begins) === month && entry.endsOn.slice(0, 7) >= first;
    });
    return { month, entries: here };
  });
}

/** Entries of the same purchase or contract together, in the order of their first days. */
export function bySubject(
  entries: readonly CalendarEntry[],
): readonly { readonly reference: string; readonly title: string; readonly entries: readonly CalendarEntry[] }[] {
  const subjects = new Map<string, { reference: string; title: string; entries: CalendarEntry[] }>();
  for (const entry of entries) {
    const { reference, title } = entry;
    const subject = subjects.get(reference) ?? { reference, title, entries: [] };
    subject.entries.push(entry);
    subjects.set(reference, subject);
  }
  return [...subjects.values()];
}

/** A text of iCalendar (RFC 5545): separators and line ends escaped. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** Lines of at most 75 octets; longer ones go on behind a blank (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (size + octets > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
      size = 0;
    }
    part += sign;
    size += octets;
  }
  return [...parts, part].join('\r\n ');
}

/** The calendar as iCalendar text: whole days, one stable id per entry. `now` as YYYYMMDDTHHMMSSZ. */
export function toICalendar(
  entries: readonly (CalendarEntry & { readonly summary: string })[],
  options: { readonly now: string; readonly portalUrl: string; readonly nextDay: (day: IsoDay) => IsoDay },
): string {
  const day = (value: IsoDay) => value.replaceAll('-', '');
  const events = entries.flatMap((entry) => [
    'BEGIN:VEVENT',
    `UID:${entry.kind}-${entry.stepKey ?? ''}-${entry.reference}@${new URL(options.portalUrl).hostname}`,
    `DTSTAMP:${options.now}`,
    `DTSTART;VALUE=DATE:${day(entry.startsOn)}`,
    `DTEND;VALUE=DATE:${day(options.nextDay(entry.endsOn))}`,
    `SUMMARY:${escaped(entry.summary)}`,
    `DESCRIPTION:${escaped(`${entry.bodyName}, ${entry.reference}`)}`,
    `URL:${options.portalUrl}${entry.path}`,
    'END:VEVENT',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Allmende//Beschaffungskalender//DE',
    'CALSCALE:GREGORIAN',
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
