import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { ParameterForm } from '#src/modules/legal/components/parameter-form.tsx';
import { PeriodTable } from '#src/modules/legal/components/parameter-table.tsx';
import { listLegalParameters } from '#src/modules/legal/reads.ts';
import { PARAMETER_LABELS } from '#src/modules/legal/texts.ts';
import { canMaintainLegalParameters, canViewLegalParameters } from '#src/policy/legal.ts';
import { requireActor } from '#src/server/session.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Rechtswert' };

/** One legal parameter over time, and the form for its next value. */
export default async function Page({ params }: { params: Promise<{ wert: string }> }) {
  const { wert } = await params;
  const actor = await requireActor('/verwaltung/recht');
  if (!canViewLegalParameters(actor)) forbidden();
  const parameter = (await listLegalParameters()).find(({ key }) => key === wert);
  if (!parameter) notFound();
  return (
    <>
      <PageHeader
        title={PARAMETER_LABELS[parameter.key]}
        breadcrumb={[
          { label: 'Verwaltung', href: '/verwaltung' },
          { label: 'Rechtswerte', href: '/verwaltung/recht' },
          { label: PARAMETER_LABELS[parameter.key] },
        ]}
      />
      <PeriodTable parameter={parameter} />
      {canMaintainLegalParameters(actor) ? (
        <Section title="Neuer Wert">
          <p>
            Eingereichte und entschiedene Fälle behalten den Wert, unter dem sie standen. Der neue Wert gilt ab dem Tag,
            den Sie angeben.
          </p>
          <ParameterForm parameter={parameter} />
        </Section>
      ) : null}
    </>
  );
}
