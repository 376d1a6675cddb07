import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { PlanForm } from '#src/modules/procurement/schedule/components/plan-form.tsx';
import { StepTable } from '#src/modules/procurement/schedule/components/step-table.tsx';
import { TimeChart } from '#src/modules/procurement/schedule/components/time-chart.tsx';
import { getSchedule } from '#src/modules/procurement/schedule/reads.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Zeitplan' };

/** The schedule as a picture and a table, and how it is computed. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(procurementPath(id, 'schedule'));
  const view = await getSchedule(actor, id);
  if (!view) notFound();
  const path = procurementPath(id, 'schedule');
  const editable = view.procurement.verbs.includes('plan_schedule');
  return (
    <ProcurementFrame
      procurement={view.procurement}
      room="schedule"
      lead="Gerechnet nach den Mindestfristen des Verfahrens; Wochenenden und Feiertage in Hessen zählen, wie das Gesetz sie zählt."
    >
      {view.isLate ? (
        <Alert tone="warning" title="Der erste Schritt hätte schon beginnen müssen">
          <p>Der gewünschte Beginn ist so nicht zu erreichen, wenn die Arbeit erst heute anfängt.</p>
        </Alert>
      ) : null}
      {view.otherProcedure ? (
        <Alert tone="warning" title="Inzwischen ist eine andere Verfahrensart gewählt">
          <p>Bitte berechnen Sie den Zeitplan neu.</p>
        </Alert>
      ) : null}
      {view.steps.length > 0 ? (
        <Section
          title="Ablauf"
          id="ablauf"
          actions={
            <LinkButton href={`${path}/kalender.ics`} variant="tertiary" download>
              In den Kalender übernehmen (iCal)
            </LinkButton>
          }
        >
          <TimeChart view={view} />
          <p className="ui-muted">
            Gefüllte Balken sind gesetzliche Mindestfristen, umrandete sind Arbeitszeiten. Die gestrichelte Linie ist
            heute.
          </p>
          <StepTable view={view} />
        </Section>
      ) : (
        <p>Noch ist kein Zeitplan aufgestellt.</p>
      )}
      {editable ? (
        <Section title="Zeitplan berechnen" id="berechnen">
          <PlanForm view={view} />
        </Section>
      ) : null}
    </ProcurementFrame>
  );
}
