import type { Metadata } from 'next';
import { listFields } from '#src/modules/cooperations/reads/fields.ts';
import { ProcurementFilter } from '#src/modules/procurement/components/procurement-filter.tsx';
import { ProcurementTable } from '#src/modules/procurement/components/procurement-table.tsx';
import { PublicExplanation } from '#src/modules/procurement/components/public-explanation.tsx';
import {
  isNarrowed,
  type ListScope,
  type ProcurementListQuery,
  parseProcurementListQuery,
  procurementListHref,
  widened,
} from '#src/modules/procurement/domain/list-query.ts';
import { PublicProcurementList } from '#src/modules/procurement/ocds/components/public-procurement-list.tsx';
import { parsePublicListQuery } from '#src/modules/procurement/ocds/domain/public-list-query.ts';
import { listPublicProcurements } from '#src/modules/procurement/ocds/reads.ts';
import { listProcurements, type ProcurementList } from '#src/modules/procurement/reads/list.ts';
import { listScopes } from '#src/modules/procurement/reads/list-conditions.ts';
import { LIST_SCOPE_LABELS } from '#src/modules/procurement/texts.ts';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { getActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { TabLinks } from '#src/ui/tabs.tsx';

export const metadata: Metadata = { title: 'Beschaffungen' };

const LEADS: Record<ListScope, string> = {
  own: 'Beschaffungen, die Ihre Stelle führt, zu denen sie gefragt ist oder an denen sie beteiligt ist.',
  oversight: 'Alle gemeinsamen Beschaffungen, sobald andere Stellen gefragt sind.',
};

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Purchases in the reader's reach; tabs, filters, order and page stand in the address. */
export default async function Page({ searchParams }: PageProps) {
  const parameters = await searchParams;
  const asked = parseProcurementListQuery(parameters);
  const actor = await getActor();
  const scopes = listScopes(actor);
  const scope = scopes.find((open) => open === asked.scope) ?? scopes[0];
  if (actor === null || scope === undefined) {
    const published = parsePublicListQuery(parameters);
    return (
      <>
        <PageHeader
          title="Beschaffungen"
          lead="Gemeinsam einkaufen: vom ersten Gedanken bis zum letzten Abruf, nachvollziehbar und rechtssicher."
        />
        <PublicProcurementList list={await listPublicProcurements(published)} query={published} />
        <PublicExplanation />
      </>
    );
  }
  const query = { ...asked, scope };
  const [fields, list] = await Promise.all([listFields(), listProcurements(actor, query)]);
  const canStart = canStartProcurement(actor);
  return (
    <>
      <PageHeader
        title="Beschaffungen"
        lead={LEADS[scope]}
        actions={
          <>
            {canStart ? <LinkButton href="/beschaffungen/neu">Idee anlegen</LinkButton> : null}
            {canStart ? (
              <LinkButton href="/beschaffungen/uebernehmen" variant="secondary">
                Aus OCDS übernehmen
              </LinkButton>
            ) : null}
            <LinkButton href="/beschaffungen/kalender" variant="secondary">
              Kalender
            </LinkButton>
            <LinkButton href="/beschaffungen/radar" variant="secondary">
              Bündelungsradar
            </LinkButton>
            <LinkButton href="/genossenschaft" variant="secondary">
              Genossenschaft
            </LinkButton>
            <LinkButton
              href={procurementListHref('/beschaffungen/export.csv', { ...query, page: 1 })}
              variant="secondary"
              download
            >
              Als CSV herunterladen
            </LinkButton>
          </>
        }
      />
      {scopes.length > 1 ? (
        <TabLinks
          label="Bereiche"
          items={scopes.map((open) => ({
            href: procurementListHref('/beschaffungen', {
              ...asked,
              scope: open,
              sort: null,
              descending: false,
              page: 1,
            }),
            label: LIST_SCOPE_LABELS[open],
            current: open === scope,
          }))}
        />
      ) : null}
      <ProcurementFilter query={query} fields={fields} />
      <Hits list={list} query={query} canStart={canStart} />
    </>
  );
}

function Hits({ list, query, canStart }: { list: ProcurementList; query: ProcurementListQuery; canStart: boolean }) {
  if (list.items.length === 0) return <Nothing query={query} canStart={canStart} />;
  return (
    <>
      <p>
        {list.more
          ? `Mehr als ${formatNumber(list.total)} Treffer. Bitte grenzen Sie die Suche ein; der CSV-Export enthält alle.`
          : `${formatNumber(list.total)} Treffer`}
      </p>
      <ProcurementTable items={list.items} query={query} sort={list.sort} descending={list.descending} />
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        href={(page) => procurementListHref('/beschaffungen', { ...query, page })}
      />
    </>
  );
}

function Nothing({ query, canStart }: { query: ProcurementListQuery; canStart: boolean }) {
  if (isNarrowed(query)) {
    return (
      <EmptyState
        title="Keine Beschaffung gefunden"
        action={
          <LinkButton href={procurementListHref('/beschaffungen', widened(query))} variant="secondary">
            Alle zeigen
          </LinkButton>
        }
      >
        <p>Prüfen Sie die Schreibweise, oder nehmen Sie einen Filter zurück.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Noch keine Beschaffungen"
      action={canStart ? <LinkButton href="/beschaffungen/neu">Idee anlegen</LinkButton> : null}
    >
      <p>Sobald Ihre Stelle eine Beschaffung beginnt oder zu einer gefragt wird, steht sie hier.</p>
    </EmptyState>
  );
}
