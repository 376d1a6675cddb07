import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { markAllNoticesReadAction } from '#src/modules/notices/actions.ts';
import { NoticeList } from '#src/modules/notices/components/notice-list.tsx';
import { parseListPosition } from '#src/modules/notices/domain/list-position.ts';
import { listNotices } from '#src/modules/notices/reads/notices.ts';
import { requireActor } from '#src/server/session.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { TabLinks } from '#src/ui/tabs.tsx';

export const metadata: Metadata = { title: 'Mitteilungen' };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What happened that the person should know, for the body they act for. */
export default async function NoticesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor('/mitteilungen');
  const { ansicht, ab } = await searchParams;
  const onlyUnread = ansicht === 'ungelesen';
  const after = parseListPosition(typeof ab === 'string' ? ab : undefined);
  const { notices, next, hasUnread } = await listNotices(actor, { onlyUnread, after });
  const view = onlyUnread ? '/mitteilungen?ansicht=ungelesen' : '/mitteilungen';
  return (
    <>
      <PageHeader
        title="Mitteilungen"
        lead={`Was in Vorgängen von ${actor.bodyName} geschehen ist. Ob Sie dazu auch Mails erhalten, legen Sie in Ihrem Konto fest.`}
      />
      <TabLinks
        label="Ansicht"
        items={[
          { href: '/mitteilungen', label: 'Alle', current: !onlyUnread },
          { href: '/mitteilungen?ansicht=ungelesen', label: 'Ungelesen', current: onlyUnread },
        ]}
      />
      {hasUnread ? (
        <Form
          id="all-read"
          action={markAllNoticesReadAction}
          idempotencyKey={randomUUID()}
          submitLabel="Alle als gelesen markieren"
          submitVariant="secondary"
          guard={false}
          label="Alle Mitteilungen als gelesen markieren"
        />
      ) : null}
      {notices.length === 0 ? (
        <EmptyState title={onlyUnread ? 'Keine ungelesenen Mitteilungen' : 'Keine Mitteilungen'}>
          <p>Sobald in einem Ihrer Vorgänge etwas geschieht, steht es hier.</p>
        </EmptyState>
      ) : (
        <NoticeList notices={notices} />
      )}
      <Pagination
        previousHref={after ? view : undefined}
        nextHref={next ? `${view}${onlyUnread ? '&' : '?'}ab=${encodeURIComponent(next)}` : undefined}
        summary={after ? 'Ältere Mitteilungen' : 'Neueste Mitteilungen'}
      />
    </>
  );
}
