import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import type { MailStatus } from '../domain/delivery.ts';
import { MAIL_STATUS_LABELS } from '../texts.ts';

const TONES: Record<MailStatus, BadgeTone> = {
  pending: 'info',
  sending: 'info',
  sent: 'success',
  failed: 'danger',
  suppressed: 'neutral',
  stored: 'neutral',
  unclear: 'warning',
};

/** Where a mail stands. */
export function MailStatusBadge({ status }: { status: MailStatus }) {
  return <Badge tone={TONES[status]}>{MAIL_STATUS_LABELS[status]}</Badge>;
}
