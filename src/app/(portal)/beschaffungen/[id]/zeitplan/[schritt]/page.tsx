import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { StepForm } from '#src/modules/procurement/schedule/components/step-form.tsx';
import { Minimum } from '#src/modules/procurement/schedule/components/step-table.tsx';
import { getSchedule } from '#src/modules/procurement/schedule/reads.ts';
import { STEP_LABELS } from '#src/modules/procurement/schedule/texts.ts';
import { requireActor } from '#src/server/session.ts';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Schritt im Zeitplan' };

/** One step of the schedule, moved by hand. */
export default async function Page({ params }: { params: Promise<{ id: string; schritt: string }> }) {
  const { id, schritt } = await params;
  const actor = await requireActor(procurementPath(id, 'schedule'));
  const view = await getSchedule(actor, id);
  const step = view?.steps.find(({ key }) => key === schritt);
  if (!view || !step) notFound();
  if (!view.procurement.verbs.includes('plan_schedule')) forbidden();
  return (
    <ProcurementFrame procurement={view.procurement} room="schedule" lead={STEP_LABELS[step.key]}>
      <p>
        <a href={procurementPath(id, 'schedule')}>Ganzer Zeitplan</a>
      </p>
      <Section title={STEP_LABELS[step.key]}>
        {step.minimum ? (
          <div>
            Mindestfrist: <Minimum step={step} />
          </div>
        ) : null}
        <StepForm view={view} step={step} />
      </Section>
    </ProcurementFrame>
  );
}
