import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { MailStatusBadge } from '#src/modules/notices/components/mail-status-badge.tsx';
import { MAIL_STATUSES } from '#src/modules/notices/domain/delivery.ts';
import { parseListPosition } from '#src/modules/notices/domain/list-position.ts';
import { listMails, type MailView } from '#src/modules/notices/reads/mails.ts';
import { deliveryRemark, MAIL_STATUS_LABELS, mailKindLabel } from '#src/modules/notices/texts.ts';
import { canReadOutbox } from '#src/policy/notices.ts';
import { getEnv } from '#src/server/env.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { type DataColumn, DataTable } from '#src/ui/data-table.tsx';
import { SelectFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { queryHref } from '#src/ui/query-href.ts';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';

export const metadata: Metadata = { title: 'Postausgang' };

const PATH = '/verwaltung/postausgang';

const COLUMNS: readonly DataColumn<MailView>[] = [
  { key: 'created', label: 'Erstellt', cell: (mail) => formatInstant(mail.createdAt) },
  {
    key: 'recipient',
    label: 'An',
    rowHeader: true,
    cell: (mail) => <a href={`${PATH}/${mail.id}`}>{mail.recipient}</a>,
  },
  { key: 'subject', label: 'Betreff oder Anlass', cell: (mail) => mail.subject ?? mailKindLabel(mail.kind) },
  { key: 'status', label: 'Stand', cell: (mail) => <MailStatusBadge status={mail.status} /> },
  { key: 'attempts', label: 'Versuche', align: 'end', cell: (mail) => mail.attempts },
  { key: 'remark', label: 'Bemerkung', cell: remarkOf },
];

function remarkOf(mail: MailView): string {
  if (mail.status === 'sent' && mail.sentAt) return `Übergeben am ${formatInstant(mail.sentAt)}`;
  const remark = deliveryRemark(mail.lastError);
  if (mail.status !== 'pending' || mail.attempts === 0) return remark ?? '';
  return `${remark ?? ''} Nächster Versuch: ${formatInstant(mail.nextTryAt)}`.trim();
}

/** The mails the portal sends, for those who keep it running. */
export default async function OutboxPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor(PATH);
  if (!canReadOutbox(actor)) forbidden();
  const query = await searchParams;
  const status = MAIL_STATUSES.find((known) => known === query.stand) ?? null;
  const after = parseListPosition(typeof query.ab === 'string' ? query.ab : undefined);
  const { mails, next, backlog, undispatched } = await listMails(actor, { status, after });
  const env = getEnv();
  const shown = { stand: status ?? undefined };
  return (
    <>
      <PageHeader
        title="Postausgang"
        breadcrumb={[{ label: 'Verwaltung', href: '/verwaltung' }, { label: 'Postausgang' }]}
        lead="Welche Mails das Portal wem schickt und ob sie angekommen sind, soweit der Mailserver es sagt."
      />
      {env.SMTP_URL ? null : (
        <Alert tone="info" title="Kein Mailserver eingerichtet">
          Mails verlassen das Portal nicht. Sie werden nur hier abgelegt.
          {env.DEMO === '1' ? ' In der Demo können Sie alle Texte lesen, auch Einladungen mit ihrem Link.' : ''}
        </Alert>
      )}
      <StatGrid>
        <StatTile value={capped(backlog.pending)} label="warten" href={`${PATH}?stand=pending`} />
        <StatTile
          value={capped(backlog.failed)}
          label="gescheitert"
          href={`${PATH}?stand=failed`}
          tone={backlog.failed > 0 ? 'danger' : 'neutral'}
        />
        <StatTile
          value={capped(backlog.unclear)}
          label="unklar"
          href={`${PATH}?stand=unclear`}
          tone={backlog.unclear > 0 ? 'warning' : 'neutral'}
        />
      </StatGrid>
      {undispatched > 0 ? (
        <p className="ui-muted">
          {undispatched === 1 ? 'Ein Ereignis ist' : `${capped(undispatched)} Ereignisse sind`} noch nicht in
          Mitteilungen umgesetzt.
        </p>
      ) : null}
      <FilterForm action={PATH} resetHref={status ? PATH : undefined}>
        <SelectFilter
          name="stand"
          label="Stand"
          value={status ?? undefined}
          options={MAIL_STATUSES.map((value) => ({ value, label: MAIL_STATUS_LABELS[value] }))}
        />
      </FilterForm>
      <DataTable
        caption="Mails, neueste zuerst"
        columns={COLUMNS}
        rows={mails}
        rowKey={(mail) => mail.id}
        emptyText="Keine Mails mit diesem Stand."
      />
      <Pagination
        previousHref={after ? queryHref(PATH, shown) : undefined}
        nextHref={next ? queryHref(PATH, shown, { ab: next }) : undefined}
        summary={after ? 'Ältere Mails' : 'Neueste Mails'}
      />
    </>
  );
}

function capped(count: number): string {
  return count >= 1_000 ? '1.000 oder mehr' : String(count);
}
