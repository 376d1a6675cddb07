import { Alert } from '#src/ui/alert.tsx';
import { Badge } from '#src/ui/badge.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { type DataColumn, DataTable } from '#src/ui/data-table.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatEuro, formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { handInScoresAction, recordBidAction } from '../actions.ts';
import { type BidFacts, cellsToScore, hasScoredAll, type LotFacts, previewLot } from '../domain/evaluation.ts';
import { EXCLUSION_GROUNDS } from '../domain/exclusion-grounds.ts';
import type { EvaluationRoom } from '../reads/evaluation-room.ts';
import { Arithmetic } from './arithmetic.tsx';
import { BidFields } from './bid-fields.tsx';

/** One lot: its offers, who has handed in points, and the ranking as soon as the reader may see it. */
export function LotPanel({ room, lot }: { room: EvaluationRoom; lot: LotFacts }) {
  const { procurement, evaluatorIds, seatNames, evaluations } = room;
  const { row, facts, verbs } = procurement;
  const nameOf = (id: string) => seatNames[id] ?? 'Unbekannte Person';
  const kept = evaluations.find(({ lotId }) => lotId === lot.id)?.content ?? null;
  const mayPreview = verbs.includes('score_bid') && lot.bids.length > 0;
  const content = kept ?? (mayPreview ? previewLot(lot, evaluatorIds, facts.today) : null);
  return (
    <Section title={`Los ${lot.number}: ${lot.title}`} id={`los-${lot.number}`}>
      <DataTable
        caption={`Angebote in Los ${lot.number}`}
        captionHidden
        rows={lot.bids}
        rowKey={({ id }) => id}
        emptyText="Noch kein Angebot erfasst."
        columns={[
          {
            key: 'bidder',
            label: 'Bieter',
            rowHeader: true,
            cell: (bid) => (
              <>
                <a href={`${procurementPath(row.id, 'evaluation')}/${bid.id}`}>{bid.bidderName}</a>
                {bid.bidderPlace ? <div className="ui-muted">{bid.bidderPlace}</div> : null}
              </>
            ),
          },
          { key: 'price', label: 'Preis (netto)', align: 'end', cell: ({ priceCents }) => formatEuro(priceCents) },
          {
            key: 'received',
            label: 'Eingang',
            cell: ({ receivedAt, late }) => (
              <>
                {formatInstant(new Date(receivedAt))} {late ? <Badge tone="danger">verspätet</Badge> : null}
              </>
            ),
          },
          {
            key: 'state',
            label: 'Stand',
            cell: ({ excluded, exclusionGround }) =>
              excluded ? (
                <>
                  <Badge tone="danger">ausgeschlossen</Badge>
                  {exclusionGround ? <div className="ui-muted">{EXCLUSION_GROUNDS[exclusionGround].source}</div> : null}
                </>
              ) : (
                <Badge tone="success">zugelassen</Badge>
              ),
          },
          ...(verbs.includes('score_bid') && cellsToScore(lot).length > 0 ? [ownPoints(lot, room.readerId)] : []),
        ]}
      />
      {verbs.includes('record_bid') && lot.handedIn.length === 0 ? (
        <ConfirmDetails label={`Angebot zu Los ${lot.number} erfassen`} title="Was wurde angeboten?">
          <Form
            action={recordBidAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Angebot speichern"
            label={`Angebot zu Los ${lot.number} erfassen`}
            id={`angebot-${lot.number}`}
            values={{ bidderIsSme: '' }}
          >
            <HiddenField name="procurementId" value={row.id} />
            <HiddenField name="lotId" value={lot.id} />
            <BidFields />
          </Form>
        </ConfirmDetails>
      ) : null}
      {kept ? null : <HandIn room={room} lot={lot} nameOf={nameOf} />}
      {content && content.winnerBidId === null && content.ranking.length > 0 ? (
        <Alert tone="info" title="Gleichstand auf dem ersten Rang">
          <p>
            Punkte, Preis und Qualität unterscheiden die Angebote nicht. Beim Abschluss der Wertung halten Sie fest,
            welches das Los bestimmt hat.
          </p>
        </Alert>
      ) : null}
      {content ? <Arithmetic content={content} nameOf={nameOf} /> : null}
    </Section>
  );
}

/** How far the reader has come with each offer. */
function ownPoints(lot: LotFacts, readerId: string): DataColumn<BidFacts> {
  return {
    key: 'own',
    label: 'Ihre Punkte',
    cell: ({ id }) => {
      const cells = cellsToScore(lot).filter(({ bidId }) => bidId === id);
      if (cells.length === 0) return '–';
      const given = lot.scores.filter(({ bidId, evaluatorId }) => bidId === id && evaluatorId === readerId).length;
      if (lot.handedIn.includes(readerId)) return 'abgegeben';
      return given >= cells.length ? 'erfasst' : <Badge tone="warning">{given > 0 ? 'unvollständig' : 'offen'}</Badge>;
    },
  };
}

function HandIn({ room, lot, nameOf }: { room: EvaluationRoom; lot: LotFacts; nameOf: (id: string) => string }) {
  const { evaluatorIds, readerId, procurement } = room;
  const { row, verbs } = procurement;
  if (!procurement.facts.bidsOpened || lot.bids.length === 0) return null;
  if (cellsToScore(lot).length === 0) return <p className="ui-muted">In diesem Los sind keine Punkte zu vergeben.</p>;
  const done = lot.handedIn.includes(readerId);
  const missing = evaluatorIds.filter((id) => !lot.handedIn.includes(id));
  return (
    <>
      <p>
        Punkte abgegeben: {lot.handedIn.length > 0 ? lot.handedIn.map(nameOf).join(', ') : 'noch niemand'}.
        {missing.length > 0 ? ` Es fehlen: ${missing.map(nameOf).join(', ')}.` : ''}
      </p>
      {verbs.includes('hand_in_scores') && !done ? (
        hasScoredAll(lot, readerId) ? (
          <ConfirmDetails
            label={`Meine Punkte zu Los ${lot.number} abgeben`}
            variant="primary"
            title="Punkte endgültig abgeben?"
          >
            <p>Danach lassen sie sich nicht mehr ändern, und Sie sehen die Punkte der anderen, die abgegeben haben.</p>
            <Form
              action={handInScoresAction}
              idempotencyKey={crypto.randomUUID()}
              submitLabel="Endgültig abgeben"
              label={`Punkte zu Los ${lot.number} abgeben`}
              id={`abgeben-${lot.number}`}
            >
              <HiddenField name="procurementId" value={row.id} />
              <HiddenField name="lotId" value={lot.id} />
            </Form>
          </ConfirmDetails>
        ) : (
          <Alert tone="info" title="Ihre Punkte fehlen noch">
            <p>
              Bewerten Sie jedes zugelassene Angebot für sich: Die Punkte der anderen sehen Sie erst, wenn Sie Ihre
              eigenen abgegeben haben. Öffnen Sie dazu den Namen des Bieters.
            </p>
          </Alert>
        )
      ) : null}
    </>
  );
}
