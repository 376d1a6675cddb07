import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { FieldMaintenance } from '#src/modules/legal/components/field-maintenance.tsx';
import { ParameterTable } from '#src/modules/legal/components/parameter-table.tsx';
import { PreparedLaw } from '#src/modules/legal/components/prepared-law.tsx';
import { listFields, listLegalParameters, listPreparedValues } from '#src/modules/legal/reads.ts';
import { canMaintainFields, canMaintainLegalParameters, canViewLegalParameters } from '#src/policy/legal.ts';
import { requireActor } from '#src/server/session.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Rechtswerte und Felder' };

/** Numbers of the law with their dates and sources, and the fields of cooperation. */
export default async function Page() {
  const actor = await requireActor('/verwaltung/recht');
  if (!canViewLegalParameters(actor)) forbidden();
  const [parameters, prepared, fields] = await Promise.all([listLegalParameters(), listPreparedValues(), listFields()]);
  return (
    <>
      <PageHeader
        title="Rechtswerte und Felder"
        lead="Zahlen, nach denen das Portal rechnet, mit Gültigkeit, Quelle und Sicherheit. Wortlaute sind vor dem Einsatz an einer amtlichen Quelle zu prüfen."
        breadcrumb={[{ label: 'Verwaltung', href: '/verwaltung' }, { label: 'Rechtswerte und Felder' }]}
      />
      <Section title="Rechtswerte">
        <ParameterTable parameters={parameters} />
      </Section>
      <Section title="Vorbereitetes Recht" id="vorbereitet">
        <PreparedLaw values={prepared} editable={canMaintainLegalParameters(actor)} />
      </Section>
      <Section title="Kooperationsfelder" id="felder">
        <FieldMaintenance fields={fields} editable={canMaintainFields(actor)} />
      </Section>
    </>
  );
}
