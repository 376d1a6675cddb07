import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import type { ProcurementStatus } from '../domain/status.ts';
import { STATUS_LABELS } from '../texts.ts';

export const STATUS_TONES: Record<ProcurementStatus, BadgeTone> = {
  idea: 'neutral',
  surveying: 'info',
  pooled: 'info',
  legally_checked: 'info',
  agreed: 'info',
  tendering: 'info',
  evaluated: 'info',
  awarded: 'warning',
  running: 'success',
  ended: 'neutral',
  cancelled: 'danger',
};

/** Where a purchase stands, in words. */
export function StatusBadge({ status }: { status: ProcurementStatus }) {
  return <Badge tone={STATUS_TONES[status]}>{STATUS_LABELS[status]}</Badge>;
}
