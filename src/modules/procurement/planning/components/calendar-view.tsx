import { berlinDay, daysBetween } from '#src/modules/legal/domain/days.ts';
import { DataTable } from '#src/ui/data-table.tsx';
import { formatDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { byMonth, type CalendarEntry, type Month, shiftMonth } from '../domain/calendar.ts';
import { CALENDAR_KIND_LABELS, calendarText } from '../texts.ts';

const monthFormat = new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortFormat = new Intl.DateTimeFormat('de-DE', { month: 'short', timeZone: 'UTC' });

/** A month as people read it: "November 2026". */
export function monthText(month: Month): string {
  return monthFormat.format(new Date(`${month}-01T00:00:00Z`));
}

interface CalendarViewProps {
  readonly entries: readonly CalendarEntry[];
  readonly first: Month;
  readonly months: number;
}

/** Planned purchases by month: a picture for the eye, tables with everything it shows. */
export function CalendarView({ entries, first, months }: CalendarViewProps) {
  return (
    <>
      <CalendarPicture entries={entries} first={first} months={months} />
      {byMonth(entries, first, months).map(({ month, entries: here }) =>
        here.length === 0 ? null : (
          <Section key={month} title={monthText(month)}>
            <DataTable
              caption={`Termine im ${monthText(month)}`}
              captionHidden
              rows={here}
              rowKey={(entry) => `${entry.kind} ${entry.reference} ${entry.stepKey ?? ''}`}
              columns={[
                {
                  key: 'day',
                  label: 'Tag',
                  rowHeader: true,
                  cell: (entry) =>
                    entry.startsOn === entry.endsOn
                      ? formatDay(entry.startsOn)
                      : `${formatDay(entry.startsOn)} bis ${formatDay(entry.endsOn)}`,
                },
                { key: 'what', label: 'Was', cell: (entry) => calendarText(entry) },
                {
                  key: 'title',
                  label: 'Gegenstand',
                  cell: (entry) => (
                    <>
                      <a href={entry.path}>{entry.title}</a>
                      <div className="ui-muted">{entry.reference}</div>
                    </>
                  ),
                },
                { key: 'body', label: 'Stelle', cell: (entry) => entry.bodyName },
              ]}
            />
          </Section>
        ),
      )}
    </>
  );
}

const WIDTH = 720;
const ROW = 18;
const TOP = 22;
const MOST_ROWS = 40;

/** Bars and marks over the months. Hidden from screen readers, which have the tables. */
function CalendarPicture({ entries, first, months }: CalendarViewProps) {
  const shown = entries.slice(0, MOST_ROWS);
  if (shown.length === 0) return null;
  const from = `${first}-01`;
  const to = `${shiftMonth(first, months)}-01`;
  const span = daysBetween(from, to);
  const x = (day: string) => (Math.min(Math.max(daysBetween(from, day), 0), span) / span) * WIDTH;
  const height = TOP + shown.length * ROW + 4;
  const today = berlinDay(new Date());
  return (
    <div className="ui-table-scroll" aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} role="presentation">
        {Array.from({ length: months }, (_, offset) => {
          const month = shiftMonth(first, offset);
          const left = x(`${month}-01`);
          return (
            <g key={month}>
              <line x1={left} x2={left} y1={0} y2={height} stroke="currentColor" strokeOpacity={0.25} />
              <text x={left + 3} y={14} fontSize={11} fill="currentColor">
                {shortFormat.format(new Date(`${month}-01T00:00:00Z`))}
              </text>
            </g>
          );
        })}
        {today >= from && today < to ? (
          <line x1={x(today)} x2={x(today)} y1={TOP - 4} y2={height} stroke="currentColor" strokeWidth={2} />
        ) : null}
        {shown.map((entry, index) => {
          const y = TOP + index * ROW;
          const left = x(entry.startsOn);
          const right = Math.max(x(entry.endsOn), left + 6);
          return (
            <g key={`${entry.kind} ${entry.reference} ${entry.stepKey ?? ''}`}>
              <title>{`${CALENDAR_KIND_LABELS[entry.kind]}: ${entry.title}`}</title>
              {entry.kind === 'schedule_step' ? (
                <rect
                  x={left}
                  y={y + 3}
                  width={right - left}
                  height={ROW - 6}
                  rx={2}
                  fill="currentColor"
                  fillOpacity={0.55}
                />
              ) : (
                <circle cx={left} cy={y + ROW / 2} r={5} fill="currentColor" />
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
