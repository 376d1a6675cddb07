import { type ProgressStep, ProgressSteps } from '#src/ui/progress-steps.tsx';
import { PROCUREMENT_STATUSES, type ProcurementStatus } from '../domain/status.ts';
import { STATUS_LABELS, STEP_LABELS } from '../texts.ts';

interface ProcurementWayProps {
  readonly status: ProcurementStatus;
  /** The last status before it was cancelled, as far as known from its dates. */
  readonly reached: ProcurementStatus;
}

/** The stages of a purchase's way and the one it is in. A cancelled one shows how far it came. */
export function ProcurementWay({ status, reached }: ProcurementWayProps) {
  const cancelled = status === 'cancelled';
  const stages: readonly ProcurementStatus[] = PROCUREMENT_STATUSES.filter((stage) => stage !== 'cancelled');
  const position = stages.indexOf(cancelled ? reached : status);
  const steps = stages.map((stage, index): ProgressStep => {
    const before: ProgressStep['state'] = index < position || (cancelled && index === position) ? 'done' : 'open';
    const state = !cancelled && index === position ? 'current' : cancelled && index > position ? 'skipped' : before;
    return { key: stage, label: STEP_LABELS[stage], state };
  });
  if (cancelled) steps.splice(position + 1, 0, { key: 'cancelled', label: STATUS_LABELS.cancelled, state: 'current' });
  return <ProgressSteps label="Weg der Beschaffung" steps={steps} />;
}
