import { DataTable } from '#src/ui/data-table.tsx';
import { formatDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { byMonth, type CalendarEntry, type Month } from '../domain/calendar.ts';
import { calendarText } from '../texts.ts';
import { CalendarPicture } from './calendar-picture.tsx';

const monthFormat = new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' });

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
