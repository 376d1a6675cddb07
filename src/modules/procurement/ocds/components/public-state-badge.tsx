import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import type { PublicState } from '../domain/public-list-query.ts';
import { PUBLIC_STATE_LABELS } from '../texts.ts';

const TONES: Readonly<Record<PublicState, BadgeTone>> = {
  planned: 'neutral',
  tendering: 'info',
  examined: 'info',
  awarded: 'success',
  unsuccessful: 'warning',
  cancelled: 'warning',
};

/** Where a published purchase stands. */
export function PublicStateBadge({ state }: { state: PublicState }) {
  return <Badge tone={TONES[state]}>{PUBLIC_STATE_LABELS[state]}</Badge>;
}
