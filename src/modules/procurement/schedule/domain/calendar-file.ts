import { addDays, type IsoDay } from '#src/modules/legal/domain/days.ts';

/** One whole-day entry of a calendar; days included. */
export interface CalendarEntry {
  /** Stays the same when the entry moves, so that calendars update it. */
  readonly uid: string;
  readonly title: string;
  readonly text: string;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay;
}

/** Bytes a line of iCalendar holds at most, without its end (RFC 5545, 3.1). */
const LINE_BYTES = 75;

/**
 * Entries as an iCalendar file (RFC 5545). The end of a whole-day entry is the day after its last.
 *
 * @param stamp instant of the file, from the database's clock
 */
export function calendarFile(name: string, entries: readonly CalendarEntry[], stamp: Date): string {
  const at = stamp.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Allmende//Zeitplan//DE',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.uid}`,
      `DTSTAMP:${at}`,
      `DTSTART;VALUE=DATE:${compact(entry.startsOn)}`,
      `DTEND;VALUE=DATE:${compact(addDays(entry.endsOn, 1))}`,
      `SUMMARY:${escaped(entry.title)}`,
      ...(entry.text ? [`DESCRIPTION:${escaped(entry.text)}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const compact = (day: IsoDay) => day.replaceAll('-', '');

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[;,]/g, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n');
}

/** Breaks a long line between characters, never inside one; continued lines start with a blank. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > LINE_BYTES) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}
