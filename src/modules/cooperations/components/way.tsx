import { type ProgressStep, ProgressSteps } from '#src/ui/progress-steps.tsx';
import type { CooperationStatus } from '../domain/status.ts';

type Stage = 'draft' | 'consent' | 'review' | 'decided' | 'active' | 'ended';

const STAGES: readonly { readonly key: Stage; readonly label: string }[] = [
  { key: 'draft', label: 'Entwurf' },
  { key: 'consent', label: 'Zustimmungen' },
  { key: 'review', label: 'Prüfung' },
  { key: 'decided', label: 'Entscheidung' },
  { key: 'active', label: 'Laufzeit' },
  { key: 'ended', label: 'Ende' },
];

const STAGE_OF: Record<CooperationStatus, Stage> = {
  draft: 'draft',
  collecting_consent: 'consent',
  returned: 'consent',
  submitted: 'review',
  approved: 'decided',
  noted: 'decided',
  rejected: 'decided',
  withdrawn: 'decided',
  active: 'active',
  ended: 'ended',
};

/** The stages of a cooperation's way and the one it is in. */
export function CooperationWay({ status }: { status: CooperationStatus }) {
  const position = STAGES.findIndex(({ key }) => key === STAGE_OF[status]);
  const closed = status === 'rejected' || status === 'withdrawn';
  const steps = STAGES.map(({ key, label }, index): ProgressStep => {
    const state = index < position ? 'done' : index === position ? 'current' : closed ? 'skipped' : 'open';
    return { key, label: index === position ? (OWN_LABELS[status] ?? label) : label, state };
  });
  return <ProgressSteps label="Weg der Kooperation" steps={steps} />;
}

/** Where the stage's usual name would mislead. */
const OWN_LABELS: Partial<Record<CooperationStatus, string>> = {
  returned: 'Überarbeitung',
  approved: 'Genehmigt',
  noted: 'Zur Kenntnis genommen',
  rejected: 'Abgelehnt',
  withdrawn: 'Zurückgezogen',
  ended: 'Beendet',
};
