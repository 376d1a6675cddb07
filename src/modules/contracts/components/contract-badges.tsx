import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import type { CallOffStatus, ContractStatus } from '../domain/status.ts';
import { CALL_OFF_STATUS_LABELS, CONTRACT_STATUS_LABELS } from '../texts.ts';

const CONTRACT_TONES: Record<ContractStatus, BadgeTone> = {
  running: 'success',
  exhausted: 'warning',
  ended: 'neutral',
  terminated: 'danger',
};

const CALL_OFF_TONES: Record<CallOffStatus, BadgeTone> = {
  requested: 'warning',
  approved: 'info',
  rejected: 'danger',
  ordered: 'info',
  delivered: 'success',
  cancelled: 'neutral',
};

/** Where a contract stands, in words. */
export function ContractBadge({ status }: { status: ContractStatus }) {
  return <Badge tone={CONTRACT_TONES[status]}>{CONTRACT_STATUS_LABELS[status]}</Badge>;
}

/** Where a call-off stands, in words. */
export function CallOffBadge({ status }: { status: CallOffStatus }) {
  return <Badge tone={CALL_OFF_TONES[status]}>{CALL_OFF_STATUS_LABELS[status]}</Badge>;
}
