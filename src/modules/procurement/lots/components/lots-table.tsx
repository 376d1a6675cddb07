import { Badge } from '#src/ui/badge.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatCount, formatEuro, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { removeLotAction } from '../actions.ts';
import type { LotsRoom, LotView } from '../reads.ts';
import { splitText } from '../texts.ts';

/** The lots with their limits; the lead buyer edits them while nothing has been checked on their ground. */
export function LotsTable({ room }: { room: LotsRoom }) {
  const { row, verbs } = room.procurement;
  const canEdit = verbs.includes('edit_lots');
  const path = procurementPath(row.id, 'lots');
  const add = canEdit ? <LinkButton href={`${path}/neu`}>Los anlegen</LinkButton> : null;
  if (room.lots.length === 0) {
    return (
      <EmptyState title="Noch keine Lose" action={add}>
        <p>
          Leistungen werden in Lose geteilt, damit auch kleine und mittlere Unternehmen anbieten können (§ 97 Abs. 4
          GWB). Auch wer nicht teilt, legt ein Los für den gesamten Bedarf an.
        </p>
      </EmptyState>
    );
  }
  return (
    <Section title={formatCount(room.lots.length, 'Los', 'Lose')} actions={add}>
      <DataTable
        caption="Lose"
        captionHidden
        rows={room.lots}
        rowKey={({ id }) => id}
        columns={[
          { key: 'title', label: 'Los', rowHeader: true, cell: (lot) => <LotTitle lot={lot} /> },
          { key: 'split', label: 'Bildung', cell: splitText },
          {
            key: 'quantity',
            label: 'Bestätigt',
            align: 'end',
            cell: (lot) => (
              <>
                {formatNumber(lot.quantity)} {lot.unit}
                <div className="ui-muted">{formatCount(lot.buyerCount, 'Stelle', 'Stellen')}</div>
              </>
            ),
          },
          {
            key: 'estimate',
            label: 'Geschätzt, netto',
            align: 'end',
            cell: (lot) => (lot.estimatedValueCents === null ? '–' : formatEuro(lot.estimatedValueCents)),
          },
          { key: 'maximum', label: 'Höchstens', align: 'end', cell: (lot) => <Maximum lot={lot} /> },
          ...(canEdit
            ? [
                {
                  key: 'action',
                  label: 'Aktion',
                  hideLabel: true,
                  cell: (lot: LotView) => <LotActions procurementId={row.id} path={path} lot={lot} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function LotTitle({ lot }: { lot: LotView }) {
  return (
    <>
      Los {lot.number}: {lot.title}
      {lot.cpvCode ? (
        <div className="ui-muted">
          {lot.cpvCode} {lot.cpvLabel}
        </div>
      ) : null}
    </>
  );
}

/** Where the lot ends; too little for what is confirmed or estimated is said here, where it can still be changed. */
function Maximum({ lot }: { lot: LotView }) {
  const { maxValueCents, maxQuantity, unit, quantity, estimatedValueCents } = lot;
  const parts = [
    ...(maxValueCents === null ? [] : [formatEuro(maxValueCents)]),
    ...(maxQuantity === null ? [] : [`${formatNumber(maxQuantity)} ${unit}`]),
  ];
  const tooLow =
    (maxQuantity !== null && quantity > maxQuantity) ||
    (maxValueCents !== null && estimatedValueCents !== null && estimatedValueCents > maxValueCents);
  return (
    <>
      {parts.length === 0 ? 'fehlt noch' : parts.join(', ')}
      {tooLow ? (
        <div>
          <Badge tone="warning">unter dem Bedarf</Badge>
        </div>
      ) : null}
    </>
  );
}

function LotActions({ procurementId, path, lot }: { procurementId: string; path: string; lot: LotView }) {
  return (
    <div className="ui-actions">
      <LinkButton variant="tertiary" href={`${path}/${lot.id}`}>
        Bearbeiten
      </LinkButton>
      <ConfirmDetails label="Entfernen" variant="tertiary" title={`Los ${lot.number} entfernen?`}>
        <p>Zuschlagskriterien und Klauseln dieses Loses gehen verloren, seine Fragen werden frei.</p>
        <Form
          action={removeLotAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Entfernen"
          submitVariant="danger"
          label={`Los ${lot.number} entfernen`}
          id={`los-${lot.number}`}
        >
          <HiddenField name="procurementId" value={procurementId} />
          <HiddenField name="lotId" value={lot.id} />
          <HiddenField name="lotVersion" value={lot.version} />
        </Form>
      </ConfirmDetails>
    </div>
  );
}
