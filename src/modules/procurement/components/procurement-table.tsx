import { badgeClass } from '#src/ui/badge.tsx';
import { formatDay, formatInstant } from '#src/ui/format.ts';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html } from '#src/ui/html-template.ts';
import { TableFrame } from '#src/ui/table-frame.tsx';
import { procurementPath } from '../domain/addresses.ts';
import { type ListSort, type ProcurementListQuery, procurementListHref } from '../domain/list-query.ts';
import type { ProcurementListItem } from '../reads/list.ts';
import { ownPartText, STATUS_LABELS } from '../texts.ts';
import { STATUS_TONES } from './status-badge.tsx';

const COLUMNS = [
  { key: 'title', label: 'Beschaffung', sortable: true },
  { key: 'status', label: 'Stand', sortable: true },
  { key: 'lead', label: 'Federführung' },
  { key: 'part', label: 'Ihre Beteiligung' },
  { key: 'due', label: 'Nächster Termin', sortable: true },
  { key: 'changed', label: 'Geändert', sortable: true },
];

interface ProcurementTableProps {
  readonly items: readonly ProcurementListItem[];
  readonly query: ProcurementListQuery;
  readonly sort: ListSort;
  readonly descending: boolean;
}

/** Purchases as those concerned see them. Ready HTML: up to fifty rows. */
export function ProcurementTable({ items, query, sort, descending }: ProcurementTableProps) {
  return (
    <TableFrame
      caption="Beschaffungen"
      captionHidden
      columns={COLUMNS}
      sort={{
        by: sort,
        direction: descending ? 'desc' : 'asc',
        href: (key, direction) =>
          procurementListHref('/beschaffungen', {
            ...query,
            sort: key as ListSort,
            descending: direction === 'desc',
            page: 1,
          }),
      }}
    >
      <HtmlTableBody
        columns={COLUMNS}
        rows={items.map(
          (item) =>
            html`<tr><th scope="row"><a href="${procurementPath(item.id)}">${item.title}</a><div class="ui-muted">${item.reference}${item.fieldLabel ? ` · ${item.fieldLabel}` : ''}</div></th><td><span class="${badgeClass(STATUS_TONES[item.status])}">${STATUS_LABELS[item.status]}</span></td><td>${item.leadName}</td><td>${ownPartText({ status: item.ownStatus, isLead: item.ownIsLead, isPartner: item.ownIsPartner }) ?? '–'}</td><td>${item.dueOn ? formatDay(item.dueOn) : '–'}</td><td>${formatInstant(item.updatedAt)}</td></tr>`,
        )}
      />
    </TableFrame>
  );
}
