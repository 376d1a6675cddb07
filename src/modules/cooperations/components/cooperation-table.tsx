import { badgeClass } from '#src/ui/badge.tsx';
import { formatDay, formatInstant, formatMore } from '#src/ui/format.ts';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html } from '#src/ui/html-template.ts';
import { TableFrame, type TableSort } from '#src/ui/table-frame.tsx';
import { cooperationPath } from '../domain/addresses.ts';
import { type CooperationListQuery, cooperationListHref, type ListScope, type ListSort } from '../domain/list-query.ts';
import type { CooperationListItem } from '../reads/list.ts';
import type { PublicCooperation } from '../reads/public.ts';
import { PARTNER_STATUS_LABELS, STATUS_LABELS } from '../texts.ts';
import { STATUS_TONES } from './status-badge.tsx';

function badge(status: CooperationListItem['status']) {
  return html`<span class="${badgeClass(STATUS_TONES[status])}">${STATUS_LABELS[status]}</span>`;
}

function sortOf(query: CooperationListQuery, by: ListSort, descending: boolean): TableSort {
  return {
    by,
    direction: descending ? 'desc' : 'asc',
    href: (key, direction) =>
      cooperationListHref('/kooperationen', {
        ...query,
        sort: key as ListSort,
        descending: direction === 'desc',
        page: 1,
      }),
  };
}

function partnersText(item: CooperationListItem): string {
  const more = item.partnerCount - item.partnerNames.length;
  return [item.leadName, ...item.partnerNames].join(', ') + (more > 0 ? ` ${formatMore(more)}` : '');
}

interface CooperationTableProps {
  readonly items: readonly CooperationListItem[];
  readonly query: CooperationListQuery;
  readonly scope: ListScope;
  readonly sort: ListSort;
  readonly descending: boolean;
}

/** Cooperations as those concerned see them: where they stand, what is due. Ready HTML: up to fifty rows. */
export function CooperationTable({ items, query, scope, sort, descending }: CooperationTableProps) {
  const authority = scope === 'oversight';
  const columns = [
    { key: 'title', label: 'Kooperation', sortable: true },
    { key: 'status', label: 'Stand', sortable: true },
    { key: 'partners', label: 'Partner' },
    ...(authority ? [{ key: 'authority', label: 'Behörde' }] : []),
    { key: 'due', label: 'Frist', sortable: true },
    { key: 'changed', label: 'Geändert', sortable: true },
  ];
  return (
    <TableFrame caption="Kooperationen" captionHidden sort={sortOf(query, sort, descending)} columns={columns}>
      <HtmlTableBody
        columns={columns}
        rows={items.map(
          (item) =>
            html`<tr><th scope="row"><a href="${cooperationPath(item.id)}">${item.title}</a><div class="ui-muted">${item.reference}${item.fieldLabel ? ` · ${item.fieldLabel}` : ''}</div></th><td>${badge(item.status)}${
              item.ownStatus === 'invited' ? html`<div class="ui-muted">${PARTNER_STATUS_LABELS.invited}</div>` : ''
            }</td><td>${partnersText(item)}</td>${authority ? html`<td>${item.authorityName ?? '–'}</td>` : ''}<td>${item.dueOn ? formatDay(item.dueOn) : '–'}</td><td>${formatInstant(item.updatedAt)}</td></tr>`,
        )}
      />
    </TableFrame>
  );
}

const PUBLIC_COLUMNS = [
  { key: 'title', label: 'Kooperation', sortable: true },
  { key: 'field', label: 'Feld' },
  { key: 'partners', label: 'Partner' },
  { key: 'status', label: 'Stand', sortable: true },
  { key: 'since', label: 'Seit', sortable: true },
];

/** Public cooperations: title, field, partners, since when. */
export function PublicCooperationTable({
  items,
  query,
}: {
  items: readonly PublicCooperation[];
  query: CooperationListQuery;
}) {
  return (
    <TableFrame
      caption="Öffentliche Kooperationen"
      captionHidden
      sort={sortOf(query, query.sort ?? 'since', query.sort === null || query.descending)}
      columns={PUBLIC_COLUMNS}
    >
      <HtmlTableBody
        columns={PUBLIC_COLUMNS}
        rows={items.map(
          (item) =>
            html`<tr><th scope="row"><a href="${cooperationPath(item.id)}">${item.title}</a><div class="ui-muted">${item.reference}</div></th><td>${item.fieldLabel}</td><td>${publicPartners(item)}</td><td>${
              item.historic ? 'aus öffentlicher Quelle' : badge(item.status)
            }</td><td>${item.since ? formatDay(item.since) : '–'}</td></tr>`,
        )}
      />
    </TableFrame>
  );
}

function publicPartners({ partners }: PublicCooperation): string {
  const shown = partners.slice(0, 4).map(({ name }) => name);
  const more = partners.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` ${formatMore(more)}` : '');
}
