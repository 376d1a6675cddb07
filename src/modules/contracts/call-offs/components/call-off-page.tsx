import { Alert } from '#src/ui/alert.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay, formatEuro, formatInstant, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { contractPath } from '../../domain/addresses.ts';
import type { CallOffView } from '../reads/call-offs.ts';
import { CallOffActions } from './call-off-forms.tsx';

/** One call-off: what was asked for, where it stands, what came. */
export function CallOffPage({
  view,
  mayDecide,
  personId,
}: {
  view: CallOffView;
  mayDecide: boolean;
  personId: string;
}) {
  const { callOff, contract, deliveries } = view;
  const ownRequest = mayDecide && callOff.status === 'requested' && callOff.requestedBy === personId;
  return (
    <>
      {ownRequest ? (
        <Alert tone="info" title="Eine zweite Person gibt frei">
          <p>Sie haben diesen Abruf selbst angefordert. Freigeben kann ihn nur jemand anderes (Vier-Augen-Prinzip).</p>
        </Alert>
      ) : null}
      <CallOffActions view={view} />
      <Section title="Abruf">
        <DescriptionList
          items={[
            {
              term: 'Vertrag',
              description: (
                <a href={contractPath(contract.id)}>
                  {contract.title} ({contract.reference})
                </a>
              ),
            },
            { term: 'Auftragnehmer', description: contract.supplierName },
            { term: 'Stelle', description: callOff.bodyName },
            { term: 'Menge', description: `${formatNumber(callOff.quantity)} ${contract.unit}` },
            { term: 'Preis je Einheit netto', description: formatEuro(callOff.unitPriceCents) },
            { term: 'Betrag netto', description: formatEuro(callOff.amountCents) },
            {
              term: 'Bisheriger Preis je Einheit netto',
              description: callOff.baselinePriceCents === null ? null : formatEuro(callOff.baselinePriceCents),
            },
            { term: 'Haushaltsstelle', description: callOff.budgetLine },
            { term: 'Zweck', description: callOff.purpose },
            { term: 'Benötigt am', description: callOff.neededOn ? formatDay(callOff.neededOn) : null },
            { term: 'Angefordert', description: formatInstant(callOff.requestedAt) },
            ...(callOff.decidedAt ? [{ term: 'Entschieden', description: formatInstant(callOff.decidedAt) }] : []),
            ...(callOff.decisionReason ? [{ term: 'Begründung', description: callOff.decisionReason }] : []),
            ...(callOff.orderedAt ? [{ term: 'Bestellt', description: formatInstant(callOff.orderedAt) }] : []),
          ]}
        />
      </Section>
      {deliveries.length > 0 ? (
        <Section
          title={`Lieferungen: ${formatNumber(callOff.deliveredQuantity)} von ${formatNumber(callOff.quantity)} ${contract.unit}`}
        >
          <DataTable
            caption="Lieferungen"
            captionHidden
            rows={deliveries}
            rowKey={(delivery) => delivery.id}
            columns={[
              { key: 'day', label: 'Tag', rowHeader: true, cell: (delivery) => formatDay(delivery.deliveredOn) },
              { key: 'quantity', label: 'Menge', align: 'end', cell: (delivery) => formatNumber(delivery.quantity) },
              { key: 'invoice', label: 'Rechnung', cell: (delivery) => delivery.invoiceReference || '–' },
              {
                key: 'amount',
                label: 'Rechnungsbetrag netto',
                align: 'end',
                cell: (delivery) =>
                  delivery.invoiceAmountCents === null ? '–' : formatEuro(delivery.invoiceAmountCents),
              },
              {
                key: 'rating',
                label: 'Qualität',
                cell: (delivery) => (delivery.rating === null ? '–' : `${delivery.rating} von 5`),
              },
              { key: 'note', label: 'Bemerkung', cell: (delivery) => delivery.qualityNote || '–' },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
