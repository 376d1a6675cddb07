import type { Metadata } from 'next';
import {
  CallOffFilter,
  CallOffTable,
  isCallOffListNarrowed,
  widenedCallOffList,
} from '#src/modules/contracts/call-offs/components/call-off-list.tsx';
import { listCallOffs } from '#src/modules/contracts/call-offs/reads/call-offs.ts';
import { callOffListHref, parseCallOffListQuery } from '#src/modules/contracts/domain/list-query.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatCount, formatNumber } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';

export const metadata: Metadata = { title: 'Abrufe' };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Call-offs of the reader's body, and all under contracts it concluded. */
export default async function Page({ searchParams }: PageProps) {
  const query = parseCallOffListQuery(await searchParams);
  const actor = await requireActor('/abrufe');
  const list = await listCallOffs(actor, query);
  return (
    <>
      <PageHeader
        title="Abrufe"
        lead="Was Ihre Stelle aus Rahmenvereinbarungen abruft, und was andere aus Verträgen abrufen, die Ihre Stelle geschlossen hat."
        breadcrumb={[{ label: 'Verträge', href: '/vertraege' }, { label: 'Abrufe' }]}
        actions={
          <LinkButton href={callOffListHref('/abrufe/export.csv', { ...query, page: 1 })} variant="secondary" download>
            Als CSV herunterladen
          </LinkButton>
        }
      />
      <CallOffFilter query={query} />
      {list.items.length > 0 ? (
        <>
          <p>
            {list.more
              ? `Mehr als ${formatNumber(list.total)} Abrufe. Bitte grenzen Sie die Suche ein; der CSV-Export enthält alle.`
              : formatCount(list.total, 'Abruf', 'Abrufe')}
          </p>
          <CallOffTable items={list.items} query={query} />
          <Pagination
            page={list.page}
            pageCount={list.pageCount}
            href={(page) => callOffListHref('/abrufe', { ...query, page })}
          />
        </>
      ) : (
        <EmptyState
          title={isCallOffListNarrowed(query) ? 'Kein Abruf gefunden' : 'Noch keine Abrufe'}
          action={
            isCallOffListNarrowed(query) ? (
              <LinkButton href={callOffListHref('/abrufe', widenedCallOffList(query))} variant="secondary">
                Alle zeigen
              </LinkButton>
            ) : (
              <LinkButton href="/vertraege?art=gemeinsame" variant="secondary">
                Zu den Rahmenvereinbarungen
              </LinkButton>
            )
          }
        >
          <p>Abgerufen wird auf der Seite des Vertrags, wenn Ihre Stelle abrufberechtigt ist.</p>
        </EmptyState>
      )}
    </>
  );
}
