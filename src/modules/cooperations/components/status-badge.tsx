import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import type { CooperationStatus } from '../domain/status.ts';
import { STATUS_LABELS } from '../texts.ts';

/** Tone of a status wherever it is shown. */
export const STATUS_TONES: Record<CooperationStatus, BadgeTone> = {
  draft: 'neutral',
  collecting_consent: 'info',
  submitted: 'info',
  returned: 'warning',
  approved: 'success',
  noted: 'success',
  rejected: 'danger',
  active: 'success',
  ended: 'neutral',
  withdrawn: 'neutral',
};

/** Where a cooperation stands, in words. */
export function StatusBadge({ status }: { status: CooperationStatus }) {
  return <Badge tone={STATUS_TONES[status]}>{STATUS_LABELS[status]}</Badge>;
}
