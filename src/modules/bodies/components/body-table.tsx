import { formatDay, formatNumber } from '#src/ui/format.ts';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html } from '#src/ui/html-template.ts';
import { TableFrame, type TableSort } from '#src/ui/table-frame.tsx';
import { BODY_SORTS, type BodyListQuery, bodyListHref } from '../domain/list-query.ts';
import type { BodyListItem } from '../reads/list-bodies.ts';
import { kindLabel, REGION_LABELS } from '../texts.ts';

/** One for all rows: making a format costs more than the row. */
const area = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const COLUMNS = [
  { key: 'name', label: 'Name', sortable: true },
  { key: 'kind', label: 'Art' },
  { key: 'district', label: 'Landkreis' },
  { key: 'region', label: 'Regierungsbezirk' },
  { key: 'key', label: 'Schlüssel' },
  { key: 'population', label: 'Einwohner', sortable: true, align: 'end' },
  { key: 'area', label: 'Fläche in km²', sortable: true, align: 'end' },
] as const;

function sortOf(query: BodyListQuery): TableSort {
  return {
    by: query.sort,
    direction: query.descending ? 'desc' : 'asc',
    href: (key, direction) => {
      const sort = BODY_SORTS.find((known) => known === key) ?? 'name';
      return bodyListHref('/kommunen', { ...query, sort, descending: direction === 'desc', page: 1 });
    },
  };
}

function rowOf(item: BodyListItem) {
  const isKey = /^\d+$/.test(item.address);
  return html`<tr><th scope="row"><a href="/kommunen/${item.address}">${item.officialName}</a>${
    item.validTo && html` <span class="ui-muted">bis ${formatDay(item.validTo)}</span>`
  }</th><td>${kindLabel(item.kind, item.officialName)}</td><td>${item.districtName ?? '–'}</td><td>${
    item.region ? REGION_LABELS[item.region] : '–'
  }</td><td>${isKey ? item.address : '–'}</td><td class="num">${
    item.population === null ? '–' : formatNumber(item.population)
  }</td><td class="num">${item.areaKm2 === null ? '–' : area.format(item.areaKm2)}</td></tr>`;
}

/** A page of the register as a sortable table. */
export function BodyTable({ items, query }: { items: readonly BodyListItem[]; query: BodyListQuery }) {
  return (
    <TableFrame caption="Stellen im Verzeichnis" captionHidden columns={COLUMNS} sort={sortOf(query)}>
      <HtmlTableBody columns={COLUMNS} rows={items.map(rowOf)} />
    </TableFrame>
  );
}
