import type { Metadata } from 'next';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import { CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { cleanSearch } from '#src/modules/procurement/domain/list-query.ts';
import { CPV_HITS, searchCpvCodes } from '#src/modules/procurement/reads/cpv.ts';
import { queryText } from '#src/server/query-text.ts';
import { DataTable } from '#src/ui/data-table.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { SourceNote } from '#src/ui/source-note.tsx';

export const metadata: Metadata = { title: 'CPV-Codes suchen' };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Search in the Common Procurement Vocabulary; public, and with ?fuer= leading back to a purchase with the code chosen. */
export default async function Page({ searchParams }: PageProps) {
  const params = await searchParams;
  const search = cleanSearch(queryText(params, 'suche') ?? '');
  const asked = queryText(params, 'fuer') ?? '';
  const procurementId = isId(asked) ? asked : null;
  const { hits, more } = await searchCpvCodes(search);
  return (
    <>
      <PageHeader
        title="CPV-Codes suchen"
        lead="Das gemeinsame Vokabular der EU benennt, was beschafft wird. Suchen Sie nach einem Begriff oder einer Nummer."
        breadcrumb={[
          { label: 'Beschaffungen', href: '/beschaffungen' },
          ...(procurementId ? [{ label: 'Vorhaben', href: procurementPath(procurementId, 'idea') }] : []),
          { label: 'CPV-Codes' },
        ]}
      />
      <FilterForm action="/beschaffungen/cpv" submitLabel="Suchen" keep={{ fuer: procurementId ?? undefined }}>
        <TextFilter name="suche" label="Begriff oder Nummer" value={search} type="search" />
      </FilterForm>
      {search !== '' && hits.length === 0 ? (
        <EmptyState title="Kein Code gefunden">
          <p>Versuchen Sie einen allgemeineren Begriff oder nur den Anfang des Wortes.</p>
        </EmptyState>
      ) : null}
      {hits.length > 0 ? (
        <>
          <p>{more ? `Die ersten ${CPV_HITS} Treffer. Bitte grenzen Sie die Suche ein.` : `${hits.length} Treffer`}</p>
          <DataTable
            caption="CPV-Codes"
            captionHidden
            rows={hits}
            rowKey={({ code }) => code}
            columns={[
              { key: 'code', label: 'Code', rowHeader: true, cell: ({ code }) => code },
              { key: 'label', label: 'Bezeichnung', cell: ({ label }) => label },
              ...(procurementId
                ? [
                    {
                      key: 'choose',
                      label: 'Übernehmen',
                      hideLabel: true,
                      cell: ({ code, label }: { code: string; label: string }) => (
                        <a
                          href={`${procurementPath(procurementId, 'idea')}?cpv=${code}#cpv`}
                          aria-label={`${code} ${label} übernehmen`}
                        >
                          Übernehmen
                        </a>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </>
      ) : null}
      <SourceNote
        source="Verordnung (EG) Nr. 213/2008 (CPV 2008), deutsche Fassung, alle 9.454 Codes"
        certainty={CERTAINTY_LABELS.high}
      />
    </>
  );
}
