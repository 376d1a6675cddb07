import { berlinDay, daysBetween } from '#src/modules/legal/domain/days.ts';
import { formatNumber } from '#src/ui/format.ts';
import { bySubject, type CalendarEntry, type CalendarKind, type Month, shiftMonth } from '../domain/calendar.ts';

const AXIS = 24;
const ROW = 40;
const MOST_ROWS = 30;
/** Percent: a bar of one day stays visible. */
const MIN_WIDTH = 0.8;

const monthFormat = new Intl.DateTimeFormat('de-DE', { month: 'short', timeZone: 'UTC' });

/** Days of contracts are open points, all others filled ones. */
const OPEN: ReadonlySet<CalendarKind> = new Set(['contract_end', 'contract_notice']);

interface CalendarPictureProps {
  readonly entries: readonly CalendarEntry[];
  readonly first: Month;
  readonly months: number;
}

/**
 * A row for each purchase and contract, over the months. Lengths are percent and texts keep their size, so that 320 pixels
 * suffice; the tables below say the same and more.
 */
export function CalendarPicture({ entries, first, months }: CalendarPictureProps) {
  const subjects = bySubject(entries);
  const shown = subjects.slice(0, MOST_ROWS);
  const from = `${first}-01`;
  const to = `${shiftMonth(first, months)}-01`;
  const span = daysBetween(from, to);
  const left = (day: string) => (Math.min(Math.max(daysBetween(from, day), 0), span) / span) * 100;
  const height = AXIS + shown.length * ROW;
  const today = berlinDay(new Date());
  return (
    <figure className="m-0">
      <svg
        width="100%"
        height={height}
        role="img"
        aria-label="Beschaffungen und Verträge über die Monate; die Tabellen darunter nennen alle Tage."
        className="block"
      >
        {Array.from({ length: months }, (_, offset) => {
          const month = shiftMonth(first, offset);
          const x = `${left(`${month}-01`)}%`;
          return (
            <g key={month}>
              <line x1={x} x2={x} y1={AXIS - 6} y2={height} stroke="var(--ui-line)" />
              {/* On a narrow screen there is room for every third month's name. */}
              <text
                x={x}
                y={14}
                fontSize="13"
                fill="var(--ui-muted)"
                className={offset % 3 ? 'max-sm:hidden' : undefined}
              >
                {monthFormat.format(new Date(`${month}-01T00:00:00Z`))}
              </text>
            </g>
          );
        })}
        {today >= from && today < to ? (
          <line
            x1={`${left(today)}%`}
            x2={`${left(today)}%`}
            y1={AXIS - 6}
            y2={height}
            stroke="currentColor"
            strokeWidth="2"
            strokeDasharray="4 3"
          />
        ) : null}
        {shown.map(({ reference, title, entries: days }, index) => (
          <g key={reference}>
            <text x="0" y={AXIS + index * ROW + 14} fontSize="14" fill="currentColor">
              {title}
            </text>
            <g className="text-kern-action-default">
              {days.map((entry) => (
                <Mark
                  key={`${entry.kind} ${entry.stepKey ?? ''}`}
                  kind={entry.kind}
                  left={left(entry.startsOn)}
                  right={left(entry.endsOn)}
                  y={AXIS + index * ROW + 27}
                />
              ))}
            </g>
          </g>
        ))}
      </svg>
      <figcaption className="ui-muted">
        Balken: Schritte im Zeitplan. Gefüllte Punkte: Ende der Bedarfsabfrage und Beginn des Bedarfs. Offene Punkte:
        Ende und letzter Kündigungstag von Verträgen. Gestrichelt: heute.
        {subjects.length > shown.length
          ? ` Das Bild zeigt die ersten ${formatNumber(shown.length)} von ${formatNumber(subjects.length)} Vorhaben und Verträgen, die Tabellen zeigen alle.`
          : null}
      </figcaption>
    </figure>
  );
}

function Mark({ kind, left, right, y }: { kind: CalendarKind; left: number; right: number; y: number }) {
  if (kind === 'schedule_step') {
    const width = Math.max(right - left, MIN_WIDTH);
    return <rect x={`${Math.min(left, 100 - width)}%`} y={y - 5} width={`${width}%`} height={10} fill="currentColor" />;
  }
  const open = OPEN.has(kind);
  return (
    <circle
      cx={`${Math.min(Math.max(left, 1), 99)}%`}
      cy={y}
      r={6}
      fill={open ? 'var(--ui-page)' : 'currentColor'}
      stroke="currentColor"
      strokeWidth="2"
    />
  );
}
