import { berlinDay, daysBetween } from '#src/modules/legal/domain/days.ts';
import { type CalendarEntry, type Month, shiftMonth } from '../domain/calendar.ts';
import { calendarText } from '../texts.ts';

const shortFormat = new Intl.DateTimeFormat('de-DE', { month: 'short', timeZone: 'UTC' });

const LANE = 18;
const MOST_LANES = 30;
/** Percent: a bar of one day stays visible. */
const MIN_WIDTH = 0.8;
/** On a narrow screen every third month has room for its name. */
const NARROW_STEP = 3;

interface CalendarPictureProps {
  readonly entries: readonly CalendarEntry[];
  readonly first: Month;
  readonly months: number;
}

/**
 * A lane per purchase or contract, with its steps as bars and its days as dots. Lengths are percent and texts keep their size,
 * so that 320 pixels suffice. Hidden from screen readers, which have the tables.
 */
export function CalendarPicture({ entries, first, months }: CalendarPictureProps) {
  const lanes = [...Map.groupBy(entries, ({ reference }) => reference).values()].slice(0, MOST_LANES);
  if (lanes.length === 0) return null;
  const from = `${first}-01`;
  const to = `${shiftMonth(first, months)}-01`;
  const span = daysBetween(from, to);
  const percent = (day: string) =>
    Math.round((Math.min(Math.max(daysBetween(from, day), 0), span) * 10_000) / span) / 100;
  const starts = Array.from({ length: months }, (_, offset) => `${shiftMonth(first, offset)}-01`);
  const today = berlinDay(new Date());
  return (
    <div aria-hidden="true">
      <svg width="100%" height={20} role="presentation" className="block">
        {starts.map((day, index) => (
          <text
            key={day}
            x={`${percent(day)}%`}
            y={15}
            fontSize="13"
            fill="var(--ui-muted)"
            className={index % NARROW_STEP === 0 ? undefined : 'max-md:hidden'}
          >
            {shortFormat.format(new Date(`${day}T00:00:00Z`))}
          </text>
        ))}
      </svg>
      {lanes.map((lane) => (
        <div key={lane[0]?.reference} className="mt-2">
          <div>
            {lane[0]?.title} <span className="ui-muted whitespace-nowrap">{lane[0]?.reference}</span>
          </div>
          <svg width="100%" height={LANE} role="presentation" className="block">
            {starts.map((day) => (
              <line
                key={day}
                x1={`${percent(day)}%`}
                x2={`${percent(day)}%`}
                y1={0}
                y2={LANE}
                stroke="var(--ui-line)"
              />
            ))}
            {today >= from && today < to ? (
              <line
                x1={`${percent(today)}%`}
                x2={`${percent(today)}%`}
                y1={0}
                y2={LANE}
                stroke="currentColor"
                strokeWidth="2"
              />
            ) : null}
            <g className="text-kern-action-default">
              {lane.map((entry) => (
                <Mark key={`${entry.kind} ${entry.stepKey ?? ''}`} entry={entry} percent={percent} />
              ))}
            </g>
          </svg>
        </div>
      ))}
      <p className="ui-muted">
        Balken sind Schritte eines Zeitplans, Punkte einzelne Tage; die dicke Linie ist heute. Die Tabellen nennen alle
        Termine.
      </p>
    </div>
  );
}

function Mark({ entry, percent }: { entry: CalendarEntry; percent: (day: string) => number }) {
  const left = percent(entry.startsOn);
  const label = <title>{calendarText(entry)}</title>;
  if (entry.kind !== 'schedule_step')
    return (
      <circle cx={`${Math.min(Math.max(left, 1), 99)}%`} cy={LANE / 2} r={5} fill="currentColor">
        {label}
      </circle>
    );
  const width = Math.max(percent(entry.endsOn) - left, MIN_WIDTH);
  return (
    <rect
      x={`${Math.min(left, 100 - width)}%`}
      y={4}
      width={`${width}%`}
      height={LANE - 8}
      rx="2"
      fill="currentColor"
      fillOpacity={0.55}
      stroke="currentColor"
    >
      {label}
    </rect>
  );
}
