import type { PublicCooperationOfBody } from '#src/modules/bodies/reads/list-public-cooperations.ts';
import { STATUS_LABELS } from '#src/modules/cooperations/texts.ts';
import { type DataColumn, DataTable } from '#src/ui/data-table.tsx';
import { formatDay } from '#src/ui/format.ts';

/** More partners than this are counted, not named: a Kreis with all its Gemeinden would fill the page. */
const PARTNERS_NAMED = 5;

function Partners({ partners }: { partners: PublicCooperationOfBody['partners'] }) {
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
      {more > 0 ? ` und ${more} weitere` : null}
    </>
  );
}

const COLUMNS: DataColumn<PublicCooperationOfBody>[] = [
  {
    key: 'title',
    label: 'Kooperation',
    rowHeader: true,
    cell: ({ id, title }) => <a href={`/kooperationen/${id}`}>{title}</a>,
  },
  { key: 'field', label: 'Feld', cell: ({ fieldLabel }) => fieldLabel },
  { key: 'partners', label: 'Weitere Partner', cell: ({ partners }) => <Partners partners={partners} /> },
  { key: 'since', label: 'Seit', cell: ({ since }) => (since ? formatDay(since) : 'nicht bekannt') },
  {
    key: 'status',
    label: 'Stand',
    cell: ({ status, historic }) => (historic ? 'Historisch, laut Presse' : STATUS_LABELS[status]),
  },
];

/** The public cooperations of a body. */
export function BodyCooperations({ cooperations }: { cooperations: readonly PublicCooperationOfBody[] }) {
  if (cooperations.length === 0) return <p>Keine veröffentlichten Kooperationen bekannt.</p>;
  return (
    <DataTable
      caption="Öffentliche Kooperationen"
      captionHidden
      columns={COLUMNS}
      rows={cooperations}
      rowKey={({ id }) => id}
    />
  );
}
