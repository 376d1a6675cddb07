import type { Metadata } from 'next';
import { CooperationFilter } from '#src/modules/cooperations/components/cooperation-filter.tsx';
import { CooperationTable, PublicCooperationTable } from '#src/modules/cooperations/components/cooperation-table.tsx';
import {
  type CooperationListQuery,
  cooperationListHref,
  isNarrowed,
  type ListScope,
  parseCooperationListQuery,
  widened,
} from '#src/modules/cooperations/domain/list-query.ts';
import { listFields } from '#src/modules/cooperations/reads/fields.ts';
import { listCooperations, listScopes } from '#src/modules/cooperations/reads/list.ts';
import { listPublicCooperations } from '#src/modules/cooperations/reads/public.ts';
import { canDraftCooperation } from '#src/policy/cooperations.ts';
import { getActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { HitCount } from '#src/ui/hit-count.tsx';
import { NothingFound } from '#src/ui/nothing-found.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { ScopeTabs } from '#src/ui/tabs.tsx';

export const metadata: Metadata = { title: 'Kooperationen' };

const SCOPE_LABELS: Record<ListScope, string> = {
  own: 'Meine Kooperationen',
  authority: 'In unserer Zuständigkeit',
  oversight: 'Alle eingereichten',
  public: 'Öffentliche',
};

const LEADS: Record<ListScope, string> = {
  own: 'Kooperationen, an denen Ihre Organisation beteiligt oder zu denen sie eingeladen ist.',
  authority: 'Kooperationen, für die Ihre Behörde zuständig ist oder war.',
  oversight: 'Alle Kooperationen, die je bei einer Aufsichtsbehörde eingereicht wurden.',
  public: 'Zusammenarbeit in der IT, die genehmigt oder angezeigt ist, und frühere Vorhaben aus öffentlichen Quellen.',
};

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Cooperations in the reader's reach; tabs, filters, order and page stand in the address. */
export default async function Page({ searchParams }: PageProps) {
  const asked = parseCooperationListQuery(await searchParams);
  const actor = await getActor();
  const scopes = listScopes(actor);
  const scope = scopes.find((open) => open === asked.scope) ?? scopes[0] ?? 'public';
  const fields = await listFields();
  const canDraft = actor !== null && canDraftCooperation(actor);
  return (
    <>
      <PageHeader
        title="Kooperationen"
        lead={LEADS[scope]}
        actions={
          <>
            {canDraft ? <LinkButton href="/kooperationen/neu">Kooperation entwerfen</LinkButton> : null}
            <LinkButton
              href={cooperationListHref('/kooperationen/export.csv', { ...asked, scope, page: 1 })}
              variant="secondary"
              download
            >
              Als CSV herunterladen
            </LinkButton>
          </>
        }
      />
      <ScopeTabs
        scopes={scopes}
        current={scope}
        labels={SCOPE_LABELS}
        href={(open) =>
          cooperationListHref('/kooperationen', { ...asked, scope: open, sort: null, descending: false, page: 1 })
        }
      />
      <CooperationFilter query={asked} scope={scope} fields={fields} />
      {actor !== null && scope !== 'public' ? (
        <OwnList actor={actor} query={{ ...asked, scope }} canDraft={canDraft} />
      ) : (
        <PublicList query={asked} />
      )}
    </>
  );
}

async function OwnList({
  actor,
  query,
  canDraft,
}: {
  actor: NonNullable<Awaited<ReturnType<typeof getActor>>>;
  query: CooperationListQuery;
  canDraft: boolean;
}) {
  const list = await listCooperations(actor, query);
  if (list.items.length === 0) return <Nothing query={query} canDraft={canDraft} />;
  return (
    <>
      <HitCount total={list.total} more={list.more} />
      <CooperationTable
        items={list.items}
        query={query}
        scope={list.scope}
        sort={list.sort}
        descending={list.descending}
      />
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        href={(page) => cooperationListHref('/kooperationen', { ...query, page })}
      />
    </>
  );
}

async function PublicList({ query }: { query: CooperationListQuery }) {
  const list = await listPublicCooperations(query);
  if (list.items.length === 0) return <Nothing query={query} canDraft={false} />;
  return (
    <>
      <HitCount total={list.total} more={list.more} />
      <PublicCooperationTable items={list.items} query={query} />
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        href={(page) => cooperationListHref('/kooperationen', { ...query, page })}
      />
    </>
  );
}

function Nothing({ query, canDraft }: { query: CooperationListQuery; canDraft: boolean }) {
  if (isNarrowed(query))
    return (
      <NothingFound
        title="Keine Kooperation gefunden"
        allHref={cooperationListHref('/kooperationen', widened(query))}
      />
    );
  return (
    <EmptyState
      title="Noch keine Kooperationen"
      action={canDraft ? <LinkButton href="/kooperationen/neu">Kooperation entwerfen</LinkButton> : null}
    >
      <p>Sobald es hier etwas gibt, steht es mit Stand und Frist in dieser Liste.</p>
    </EmptyState>
  );
}
