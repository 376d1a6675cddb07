import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { VersionChanges } from '#src/modules/cooperations/components/version-changes.tsx';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { getVersionComparison } from '#src/modules/cooperations/reads/versions.ts';
import { requireActor } from '#src/server/session.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { SelectFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { berlinDay, formatDay } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Fassungen vergleichen' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

function numberOf(value: string | string[] | undefined): number | null {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

/** Two versions of the content side by side. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const { von, bis } = await searchParams;
  const actor = await requireActor(`/kooperationen/${id}/versionen`);
  const comparison = await getVersionComparison(actor, id, numberOf(von), numberOf(bis));
  if (!comparison) notFound();
  const options = comparison.versions.map(({ number, createdAt }) => ({
    value: String(number),
    label: `Fassung ${number} vom ${formatDay(berlinDay(createdAt))}`,
  }));
  return (
    <>
      <PageHeader
        title="Fassungen vergleichen"
        lead={comparison.title}
        breadcrumb={[
          { label: 'Kooperationen', href: '/kooperationen' },
          { label: comparison.reference, href: cooperationPath(id) },
          { label: 'Fassungen' },
        ]}
      />
      <FilterForm action={`${cooperationPath(id)}/versionen`} submitLabel="Vergleichen">
        <SelectFilter name="von" label="Ältere Fassung" value={String(comparison.from)} options={options} />
        <SelectFilter name="bis" label="Neuere Fassung" value={String(comparison.to)} options={options} />
      </FilterForm>
      <Section title={`Fassung ${comparison.from} und Fassung ${comparison.to}`}>
        {comparison.sections.length === 0 && !comparison.contracts.changed ? (
          <EmptyState title="Kein Unterschied im Inhalt" />
        ) : (
          <VersionChanges
            changes={comparison.sections}
            names={{ bodies: comparison.bodyNames, fields: comparison.fieldLabels }}
          />
        )}
        {comparison.contracts.changed ? (
          <p>
            Vertragsdokumente bisher: {comparison.contracts.before.join(', ') || 'keine'}; neu:{' '}
            {comparison.contracts.after.join(', ') || 'keine'}
          </p>
        ) : null}
      </Section>
    </>
  );
}
