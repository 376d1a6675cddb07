import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { BODY_KINDS } from '#src/modules/bodies/domain/body.ts';
import { KIND_LABELS, kindLabel } from '#src/modules/bodies/texts.ts';
import { listOrganisations, type OrganisationRow } from '#src/modules/identity/reads/organisations.ts';
import { canListAllOrganisations } from '#src/policy/identity.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { SelectFilter, TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html } from '#src/ui/html-template.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { queryHref } from '#src/ui/query-href.ts';
import { TableFrame } from '#src/ui/table-frame.tsx';

export const metadata: Metadata = { title: 'Organisationen' };

const PATH = '/verwaltung/organisationen';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const COLUMNS = [
  { key: 'name', label: 'Organisation' },
  { key: 'art', label: 'Art' },
  { key: 'personen', label: 'Personen', align: 'end' as const },
  { key: 'administration', label: 'Davon Administration', align: 'end' as const },
  { key: 'einladungen', label: 'Offene Einladungen', align: 'end' as const },
  { key: 'faktor', label: 'Zweiter Faktor verlangt' },
];

function rowOf(row: OrganisationRow) {
  return html`<tr><th scope="row"><a href="${PATH}/${row.id}">${row.name}</a></th><td>${kindLabel(row.kind, row.officialName)}</td>
    <td class="num">${formatNumber(row.people)}</td><td class="num">${formatNumber(row.administrators)}</td>
    <td class="num">${formatNumber(row.openInvitations)}</td><td>${row.requiresSecondFactor ? 'ja' : 'nein'}</td></tr>`;
}

/** Every organisation with the number of its people, for platform administrators. */
export default async function OrganisationsPage({ searchParams }: Props) {
  const actor = await requireActor(PATH);
  if (!canListAllOrganisations(actor)) forbidden();
  const params = await searchParams;
  const query = {
    q: queryText(params, 'q'),
    art: queryText(params, 'art'),
    nur: queryText(params, 'nur'),
    stelle: queryText(params, 'stelle'),
  };
  const list = await listOrganisations(actor, query);
  const filtered = Boolean(query.q || query.art || query.nur);
  return (
    <>
      <PageHeader
        title="Organisationen"
        lead="Wer im Portal arbeitet. Inhalte der Organisationen sehen Sie hier nicht."
        breadcrumb={[{ label: 'Verwaltung', href: '/verwaltung' }, { label: 'Organisationen' }]}
      />
      <FilterForm action={PATH} resetHref={filtered ? PATH : undefined}>
        <TextFilter name="q" label="Name oder Schlüssel" value={query.q} />
        <SelectFilter
          name="art"
          label="Art"
          value={query.art}
          options={BODY_KINDS.map((kind) => ({
            value: kind,
            label: kind === 'municipality' ? 'Stadt oder Gemeinde' : KIND_LABELS[kind],
          }))}
        />
        <SelectFilter
          name="nur"
          label="Personen"
          value={query.nur}
          options={[
            { value: 'mit', label: 'Mit Personen' },
            { value: 'ohne', label: 'Noch ohne Personen' },
            { value: 'ohne-verwaltung', label: 'Mit Personen, ohne eigene Verwaltung' },
          ]}
        />
      </FilterForm>
      {list.rows.length > 0 ? (
        <TableFrame caption="Organisationen" captionHidden columns={COLUMNS}>
          <HtmlTableBody columns={COLUMNS} rows={list.rows.map(rowOf)} />
        </TableFrame>
      ) : (
        <EmptyState title="Keine Organisation passt zu diesen Filtern">
          <p>Bitte ändern Sie die Filter.</p>
        </EmptyState>
      )}
      <Pagination
        previousHref={list.previous ? queryHref(PATH, query, { stelle: list.previous }) : undefined}
        nextHref={list.next ? queryHref(PATH, query, { stelle: list.next }) : undefined}
      />
    </>
  );
}
