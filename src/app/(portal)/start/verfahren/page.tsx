import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { STATUS_TONES } from '#src/modules/cooperations/components/status-badge.tsx';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { STATUS_LABELS } from '#src/modules/cooperations/texts.ts';
import {
  PROCEEDING_STATES,
  parseProceedingsQuery,
  proceedingsHref,
} from '#src/modules/dashboards/domain/proceedings.ts';
import { listProceedings, type Proceeding } from '#src/modules/dashboards/reads/proceedings.ts';
import { AGE_LABELS, PROCEEDING_TITLES } from '#src/modules/dashboards/texts.ts';
import { canViewReviewFigures } from '#src/policy/dashboards.ts';
import { requireActor } from '#src/server/session.ts';
import { badgeClass } from '#src/ui/badge.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatDay, formatNumber } from '#src/ui/format.ts';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html } from '#src/ui/html-template.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { type TableColumn, TableFrame } from '#src/ui/table-frame.tsx';
import { TabLinks } from '#src/ui/tabs.tsx';

export const metadata: Metadata = { title: 'Verfahren' };

function rowOf(item: Proceeding, withAuthorityDays: boolean) {
  const authorityDays = withAuthorityDays
    ? html`<td class="num">${item.authorityDays === null ? '–' : formatNumber(item.authorityDays)}</td>`
    : html``;
  return html`<tr><th scope="row"><a href="${cooperationPath(item.id)}">${item.title}</a><div class="ui-muted">${item.reference} · ${item.leadName}</div></th><td><span class="${badgeClass(STATUS_TONES[item.status])}">${STATUS_LABELS[item.status]}</span></td><td>${item.authorityName}</td><td>${formatDay(item.submittedOn)}</td><td>${item.decidedOn ? formatDay(item.decidedOn) : item.dueOn ? formatDay(item.dueOn) : '–'}</td><td class="num">${formatNumber(item.totalDays)}</td>${authorityDays}</tr>`;
}

/** The cases behind the figures on proceedings. */
export default async function ProceedingsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor('/start/verfahren');
  if (!canViewReviewFigures(actor)) forbidden();
  const query = parseProceedingsQuery(await searchParams);
  const { items, total, pageCount, authorityName } = await listProceedings(actor, query);
  const decided = query.state === 'decided';
  const withAuthorityDays = items.some(({ authorityDays }) => authorityDays !== null);
  const narrowed = [query.age ? AGE_LABELS[query.age] : null, authorityName].filter((part) => part !== null);
  const columns: TableColumn[] = [
    { key: 'title', label: 'Kooperation' },
    { key: 'status', label: 'Stand' },
    { key: 'authority', label: 'Behörde' },
    { key: 'submitted', label: 'Eingereicht' },
    { key: 'due', label: decided ? 'Entschieden' : 'Zieltag' },
    { key: 'days', label: 'Tage', align: 'end' },
    ...(withAuthorityDays ? [{ key: 'authorityDays', label: 'davon bei der Aufsicht', align: 'end' as const }] : []),
  ];
  return (
    <>
      <PageHeader
        title={PROCEEDING_TITLES[query.state]}
        breadcrumb={[{ label: 'Start', href: '/start' }, { label: PROCEEDING_TITLES[query.state] }]}
        lead={`${formatNumber(total)} Verfahren${narrowed.length > 0 ? `: ${narrowed.join(', ')}` : ''}`}
      />
      <TabLinks
        label="Stand"
        items={PROCEEDING_STATES.map((state) => ({
          href: proceedingsHref({ state, authorityBodyId: query.authorityBodyId }),
          label: PROCEEDING_TITLES[state],
          current: state === query.state,
        }))}
      />
      {items.length === 0 ? (
        <EmptyState title="Keine Verfahren">
          <p>Es gibt gerade keine, auf die das zutrifft.</p>
        </EmptyState>
      ) : (
        <TableFrame caption={PROCEEDING_TITLES[query.state]} captionHidden columns={columns}>
          <HtmlTableBody columns={columns} rows={items.map((item) => rowOf(item, withAuthorityDays))} />
        </TableFrame>
      )}
      {pageCount > 1 ? (
        <Pagination page={query.page} pageCount={pageCount} href={(page) => proceedingsHref({ ...query, page })} />
      ) : null}
    </>
  );
}
