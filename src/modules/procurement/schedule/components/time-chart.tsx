import { formatDay } from '#src/ui/format.ts';
import { timeAxis } from '../domain/time-axis.ts';
import type { ScheduleView } from '../reads.ts';
import { STEP_LABELS } from '../texts.ts';

const ROW = 44;
const BAR = 14;
const AXIS = 28;
/** Percent: a bar of one day stays visible; a label starting further right would leave the picture. */
const MIN_WIDTH = 0.8;
const LAST_LABEL = 82;

const month = new Intl.DateTimeFormat('de-DE', { month: 'short', year: '2-digit', timeZone: 'UTC' });

/**
 * The schedule as a picture. Lengths are percent and texts keep their size, so that 320 pixels suffice; colours are those of
 * the text around, so that it is readable in the dark. The table below says the same.
 */
export function TimeChart({ view }: { view: ScheduleView }) {
  const { bars, marks, today } = timeAxis(view.steps, view.today);
  const height = AXIS + view.steps.length * ROW;
  const first = view.steps[0]?.startsOn ?? view.today;
  const last = view.steps.at(-1)?.endsOn ?? view.today;
  return (
    <svg
      width="100%"
      height={height}
      role="img"
      aria-label={`Zeitplan als Balken vom ${formatDay(first)} bis zum ${formatDay(last)}; die Tabelle darunter nennt alle Tage.`}
      className="block"
    >
      {marks.map(({ day, left }) => (
        <g key={day}>
          <line x1={`${left}%`} x2={`${left}%`} y1={AXIS - 6} y2={height} stroke="var(--ui-line)" />
          {left > LAST_LABEL ? null : (
            <text x={`${left}%`} y={14} fontSize="13" fill="var(--ui-muted)">
              {month.format(new Date(`${day}T00:00:00Z`))}
            </text>
          )}
        </g>
      ))}
      {today === null ? null : (
        <line
          x1={`${today}%`}
          x2={`${today}%`}
          y1={AXIS - 6}
          y2={height}
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray="4 3"
        />
      )}
      {view.steps.map((step, index) => {
        const top = AXIS + index * ROW;
        const { left = 0, width: days = 0 } = bars[index] ?? {};
        const width = Math.max(days, MIN_WIDTH);
        return (
          <g key={step.key}>
            <text x="0" y={top + 15} fontSize="15" fill="currentColor">
              {STEP_LABELS[step.key]}
            </text>
            <g className="text-kern-action-default">
              <rect
                x={`${Math.min(left, 100 - width)}%`}
                y={top + 21}
                width={`${width}%`}
                height={BAR}
                rx="2"
                fill={step.minimum && !step.minimum.own ? 'currentColor' : 'none'}
                stroke="currentColor"
                strokeWidth="2"
              />
            </g>
          </g>
        );
      })}
    </svg>
  );
}
