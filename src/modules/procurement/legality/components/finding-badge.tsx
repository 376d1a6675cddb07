import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import type { Finding } from '../domain/finding.ts';
import { FINDING_LABELS } from '../texts.ts';

const TONES: Record<Finding, BadgeTone> = {
  met: 'success',
  not_met: 'danger',
  unclear: 'warning',
  missing: 'warning',
  not_applicable: 'neutral',
};

/** What a point came to, in words. */
export function FindingBadge({ finding }: { finding: Finding }) {
  return <Badge tone={TONES[finding]}>{FINDING_LABELS[finding]}</Badge>;
}
