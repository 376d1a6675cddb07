import type { Page } from '#src/db/page.ts';
import { cooperationListHref, parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import type { PublicCooperation } from '#src/modules/cooperations/reads/public.ts';
import { STATUS_LABELS } from '#src/modules/cooperations/texts.ts';
import { type DataColumn, DataTable } from '#src/ui/data-table.tsx';
import { formatCount, formatDay, formatMore } from '#src/ui/format.ts';

/** More partners than this are counted, not named: a Kreis with all its Gemeinden would fill the page. */
const PARTNERS_NAMED = 5;

function Partners({ partners }: { partners: PublicCooperation['partners'] }) {
  if (partners.length === 0) return '–';
  const more = partners.length - PARTNERS_NAMED;
  return (
    <>
      {partners.slice(0, PARTNERS_NAMED).map(({ name, path }, index) => (
        <span key={path}>
          {index > 0 ? ', ' : null}
          <a href={path}>{name}</a>
        </span>
      ))}
      {more > 0 ? ` ${formatMore(more)}` : null}
    </>
  );
}

function columnsFor(bodyId: string): DataColumn<PublicCooperation>[] {
  return [
    {
      key: 'title',
      label: 'Kooperation',
      rowHeader: true,
      cell: ({ id, title }) => <a href={`/kooperationen/${id}`}>{title}</a>,
    },
    { key: 'field', label: 'Feld', cell: ({ fieldLabel }) => fieldLabel },
    {
      key: 'partners',
      label: 'Weitere Partner',
      cell: ({ partners }) => <Partners partners={partners.filter((partner) => partner.bodyId !== bodyId)} />,
    },
    { key: 'since', label: 'Seit', cell: ({ since }) => (since ? formatDay(since) : 'nicht bekannt') },
    {
      key: 'status',
      label: 'Stand',
      cell: ({ status, historic }) => (historic ? 'Historisch, aus öffentlicher Quelle' : STATUS_LABELS[status]),
    },
  ];
}

interface BodyCooperationsProps {
  body: { readonly id: string; readonly address: string };
  list: Page<PublicCooperation>;
}

/** The public cooperations of a body, newest first. */
export function BodyCooperations({ body, list }: BodyCooperationsProps) {
  if (list.items.length === 0) return <p>Keine veröffentlichten Kooperationen bekannt.</p>;
  const all = { ...parseCooperationListQuery({}), scope: 'public' as const, partner: body.address };
  return (
    <>
      <DataTable
        caption="Öffentliche Kooperationen"
        captionHidden
        columns={columnsFor(body.id)}
        rows={list.items}
        rowKey={({ id }) => id}
      />
      {list.total > list.items.length ? (
        <p>
          <a href={cooperationListHref('/kooperationen', all)}>
            Alle {formatCount(list.total, 'Kooperation', 'Kooperationen')} zeigen
          </a>
        </p>
      ) : null}
    </>
  );
}
