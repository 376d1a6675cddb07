import { CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { Badge } from '#src/ui/badge.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { formatDay, formatDays } from '#src/ui/format.ts';
import { procurementPath } from '../../domain/addresses.ts';
import type { ScheduleView, StepView } from '../reads.ts';
import { SCHEDULE_REFUSALS } from '../refusal-texts.ts';
import { STEP_LABELS } from '../texts.ts';

/** Every step with its days and the minimum period behind it. */
export function StepTable({ view }: { view: ScheduleView }) {
  const { row, verbs } = view.procurement;
  const editable = verbs.includes('plan_schedule');
  return (
    <DataTable<StepView>
      caption="Schritte mit Tagen und Mindestfristen"
      rows={view.steps}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'step',
          label: 'Schritt',
          rowHeader: true,
          cell: ({ key, fixed }) => (
            <>
              {editable ? (
                <a href={`${procurementPath(row.id, 'schedule')}/${key}`}>{STEP_LABELS[key]}</a>
              ) : (
                STEP_LABELS[key]
              )}{' '}
              {fixed ? <Badge tone="info">von Hand</Badge> : null}
            </>
          ),
        },
        { key: 'from', label: 'Von', cell: ({ startsOn }) => formatDay(startsOn) },
        { key: 'to', label: 'Bis', cell: ({ endsOn }) => formatDay(endsOn) },
        { key: 'minimum', label: 'Mindestfrist', cell: (step) => <Minimum step={step} /> },
        { key: 'note', label: 'Anmerkung', cell: ({ note }) => note || '–' },
      ]}
    />
  );
}

/** A step's minimum period with its source, or what is wrong with it. */
export function Minimum({ step }: { step: Pick<StepView, 'minimum' | 'violation'> }) {
  const { minimum, violation } = step;
  if (minimum === null && violation === null) return '–';
  return (
    <>
      {minimum ? (
        <>
          {formatDays(minimum.rule.value)}, frühestens bis {formatDay(minimum.earliestEnd)}
          <div className="ui-muted">
            {minimum.own ? 'Das Gesetz verlangt eine angemessene Frist; ' : ''}
            {minimum.rule.source} ({CERTAINTY_LABELS[minimum.rule.certainty]})
          </div>
        </>
      ) : null}
      {violation ? (
        <Badge tone={violation.isWarning ? 'warning' : 'danger'}>
          {violation.reason === 'own_convention_missed'
            ? 'kürzer als die eigene Festlegung'
            : SCHEDULE_REFUSALS[violation.reason].message}
        </Badge>
      ) : null}
    </>
  );
}
