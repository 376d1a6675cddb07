import type { Metadata } from 'next';
import type { ReactNode } from 'react';
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
import {
  parsePublicListQuery,
  publicListHref,
  widenedPublicList,
} from '#src/modules/procurement/ocds/domain/public-list-query.ts';
import { listPublicProcurements } from '#src/modules/procurement/ocds/reads.ts';
import { listProcurements } from '#src/modules/procurement/reads/list.ts';
import { listScopes, scopeShown } from '#src/modules/procurement/reads/list-conditions.ts';
import { LIST_SCOPE_LABELS } from '#src/modules/procurement/texts.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canPlanJointly } from '#src/policy/contracts.ts';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { canOpenCooperative } from '#src/policy/purchasing-cooperative.ts';
import { getActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { HitCount } from '#src/ui/hit-count.tsx';
import { NothingFound } from '#src/ui/nothing-found.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { ScopeTabs } from '#src/ui/tabs.tsx';

export const metadata: Metadata = { title: 'Beschaffungen' };

const PATH = '/beschaffungen';
const EXPORT = `${PATH}/export.csv`;

const LEADS: Record<ListScope, string> = {
  own: 'Beschaffungen, die Ihre Stelle führt, zu denen sie gefragt ist oder an denen sie beteiligt ist.',
  oversight: 'Alle gemeinsamen Beschaffungen, sobald andere Stellen gefragt sind.',
  public: 'Was von gemeinsamen Beschaffungen aller Stellen veröffentlicht ist: Vorhaben, Ausschreibungen, Verträge.',
};

/** Purchases in the reader's reach; tabs, filters, order and page stand in the address. */
export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const parameters = await searchParams;
  const asked = parseProcurementListQuery(parameters);
  const published = parsePublicListQuery(parameters);
  const actor = await getActor();
  const scope = scopeShown(actor, asked);
  return (
    <>
      <PageHeader
        title="Beschaffungen"
        lead={
          actor
            ? LEADS[scope]
            : 'Gemeinsam einkaufen: vom ersten Gedanken bis zum letzten Abruf, nachvollziehbar und rechtssicher.'
        }
        actions={
          <>
            {actor ? <Ways actor={actor} /> : null}
            <LinkButton
              href={
                scope === 'public'
                  ? publicListHref(EXPORT, { ...published, page: 1 })
                  : procurementListHref(EXPORT, { ...asked, scope, page: 1 })
              }
              variant="secondary"
              download
            >
              Als CSV herunterladen
            </LinkButton>
          </>
        }
      />
      <ScopeTabs
        scopes={listScopes(actor)}
        current={scope}
        labels={LIST_SCOPE_LABELS}
        href={(open) =>
          open === 'public'
            ? publicListHref(PATH, { ...widenedPublicList(published), named: true, search: asked.search })
            : procurementListHref(PATH, { ...asked, scope: open, sort: null, descending: false, page: 1 })
        }
      />
      {actor !== null && scope !== 'public' ? (
        <CaseList actor={actor} query={{ ...asked, scope }} />
      ) : (
        <PublicProcurementList list={await listPublicProcurements(published)} query={published} />
      )}
      {actor ? null : <PublicExplanation />}
    </>
  );
}

/** What else can be done here, as far as the reader may. */
function Ways({ actor }: { actor: Actor }) {
  const canStart = canStartProcurement(actor);
  const way = (href: string, label: ReactNode) => (
    <LinkButton href={href} variant="secondary">
      {label}
    </LinkButton>
  );
  return (
    <>
      {canStart ? <LinkButton href="/beschaffungen/neu">Idee anlegen</LinkButton> : null}
      {canStart ? way('/beschaffungen/uebernehmen', 'Aus OCDS übernehmen') : null}
      {canPlanJointly(actor) ? way('/beschaffungen/kalender', 'Kalender') : null}
      {canPlanJointly(actor) ? way('/beschaffungen/radar', 'Bündelungsradar') : null}
      {canOpenCooperative(actor) ? way('/genossenschaft', 'Genossenschaft') : null}
    </>
  );
}

async function CaseList({ actor, query }: { actor: Actor; query: ProcurementListQuery }) {
  const [fields, list] = await Promise.all([listFields(), listProcurements(actor, query)]);
  return (
    <>
      <ProcurementFilter query={query} fields={fields} />
      {list.items.length === 0 ? (
        <Nothing query={query} canStart={canStartProcurement(actor)} />
      ) : (
        <>
          <HitCount total={list.total} more={list.more} />
          <ProcurementTable items={list.items} query={query} sort={list.sort} descending={list.descending} />
          <Pagination
            page={list.page}
            pageCount={list.pageCount}
            href={(page) => procurementListHref(PATH, { ...query, page })}
          />
        </>
      )}
    </>
  );
}

function Nothing({ query, canStart }: { query: ProcurementListQuery; canStart: boolean }) {
  if (isNarrowed(query))
    return <NothingFound title="Keine Beschaffung gefunden" allHref={procurementListHref(PATH, widened(query))} />;
  return (
    <EmptyState
      title="Noch keine Beschaffungen"
      action={canStart ? <LinkButton href="/beschaffungen/neu">Idee anlegen</LinkButton> : null}
    >
      <p>Sobald Ihre Stelle eine Beschaffung beginnt oder zu einer gefragt wird, steht sie hier.</p>
    </EmptyState>
  );
}
