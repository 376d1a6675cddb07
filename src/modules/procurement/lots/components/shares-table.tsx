import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatCount, formatEuro, formatNumber } from '#src/ui/format.ts';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html } from '#src/ui/html-template.ts';
import { Pagination } from '#src/ui/pagination.tsx';
import { Section } from '#src/ui/section.tsx';
import { TableFrame } from '#src/ui/table-frame.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { recomputeSharesAction } from '../actions.ts';
import type { LotsRoom, ShareQuery, ShareRow } from '../reads.ts';

/** Who takes what of which lot: a row per buyer, a column per lot. */
export function SharesTable({ room, query }: { room: LotsRoom; query: ShareQuery }) {
  const { row, verbs } = room.procurement;
  const path = procurementPath(row.id, 'lots');
  const canEdit = verbs.includes('edit_lots');
  if (room.lots.length === 0) return null;
  const hasShares = room.shareCount > 0 || query.search !== '';
  return (
    <Section
      title="Anteile der Stellen"
      id="anteile"
      actions={
        hasShares ? (
          <>
            <LinkButton variant="secondary" href={`${path}/anteile.csv`} download>
              Als CSV
            </LinkButton>
            <LinkButton variant="secondary" href={`${path}/anteile.xlsx`} download>
              Als XLSX
            </LinkButton>
          </>
        ) : null
      }
    >
      <p>
        Aus verbindlich bestätigtem Bedarf. Der geschätzte Wert jedes Loses ist nach Mengen auf den Cent genau verteilt.
      </p>
      {canEdit && room.withoutLot > 0 ? (
        <Alert tone="warning" title={`${formatCount(room.withoutLot, 'Stelle', 'Stellen')} ohne Anteil`}>
          <p>
            Ihr bestätigter Bedarf gehört zu keinem Los oder kam nach der letzten Berechnung. Berechnen Sie neu, oder
            legen Sie ein Los für den übrigen Bedarf an.
          </p>
        </Alert>
      ) : null}
      {canEdit ? (
        <Form
          action={recomputeSharesAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Anteile neu berechnen"
          submitVariant="secondary"
          label="Anteile neu berechnen"
          id="berechnen"
        >
          <HiddenField name="procurementId" value={row.id} />
        </Form>
      ) : null}
      {hasShares ? (
        <>
          <FilterForm action={`${path}#anteile`} resetHref={query.search ? `${path}#anteile` : undefined}>
            <TextFilter name="suche" label="Stelle" value={query.search} type="search" />
          </FilterForm>
          <p>{formatCount(room.shareCount, 'Stelle', 'Stellen')}</p>
          <Table room={room} />
          <Pagination
            page={room.page}
            pageCount={room.pageCount}
            href={(page) =>
              `${path}?${new URLSearchParams({ ...(query.search ? { suche: query.search } : {}), seite: String(page) })}#anteile`
            }
          />
        </>
      ) : (
        <p className="ui-muted">Noch hat keine Stelle Bedarf bestätigt, der zu einem Los gehört.</p>
      )}
    </Section>
  );
}

/** Lots from which on a row is better read by scrolling sideways than as a block of lines. */
const WIDE = 4;

function Table({ room }: { room: LotsRoom }) {
  const oneUnit = new Set(room.lots.map(({ unit }) => unit)).size === 1;
  const columns = [
    { key: 'body', label: 'Stelle' },
    ...room.lots.map((lot) => ({
      key: lot.id,
      label: oneUnit ? `Los ${lot.number}` : `Los ${lot.number} (${lot.unit})`,
      align: 'end' as const,
    })),
    { key: 'total', label: 'Wert, netto', align: 'end' as const },
  ];
  return (
    <TableFrame
      caption={oneUnit ? `Mengen in ${room.lots[0]?.unit ?? ''}` : 'Mengen und Werte'}
      columns={columns}
      keepColumns={room.lots.length >= WIDE}
    >
      <HtmlTableBody columns={columns} rows={room.shares.map((share) => rowOf(share, room))} />
    </TableFrame>
  );
}

function rowOf(share: ShareRow, room: LotsRoom) {
  const quantities = new Map(share.lots.map(({ lotId, quantity }) => [lotId, quantity]));
  const cells = room.lots.map(({ id }) => {
    const quantity = quantities.get(id);
    return html`<td class="num">${quantity === undefined ? '–' : formatNumber(quantity)}</td>`;
  });
  return html`<tr><th scope="row">${share.name}</th>${cells}<td class="num">${formatEuro(share.totalCents)}</td></tr>`;
}
