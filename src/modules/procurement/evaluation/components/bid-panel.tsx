import { Alert } from '#src/ui/alert.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { Fieldset } from '#src/ui/form/fieldset.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatEuro, formatInstant, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { PROCUREMENT_LIMITS } from '../../schema.ts';
import { correctBidAction, excludeBidAction, readmitBidAction, scoreBidAction } from '../actions.ts';
import type { BidFacts, LotFacts } from '../domain/evaluation.ts';
import { EXCLUSION_GROUNDS, exclusionGroundsOn, LATE_GROUND } from '../domain/exclusion-grounds.ts';
import type { EvaluationRoom } from '../reads/evaluation-room.ts';
import { EVALUATION_LIMITS } from '../schema.ts';
import { BidFields, valuesOfBid } from './bid-fields.tsx';

interface BidPanelProps {
  readonly room: EvaluationRoom;
  readonly lot: LotFacts;
  readonly bid: BidFacts;
}

/** One offer: what it says, the reader's own points, correction and exclusion. */
export function BidPanel({ room, lot, bid }: BidPanelProps) {
  const { verbs } = room.procurement;
  const sme = { true: 'ja', false: 'nein', null: null } as const;
  return (
    <>
      <Section title={bid.bidderName}>
        <DescriptionList
          items={[
            { term: 'Los', description: `${lot.number}: ${lot.title}` },
            { term: 'Ort', description: bid.bidderPlace },
            { term: 'Kennung', description: bid.bidderIdentifier },
            { term: 'Kleines oder mittleres Unternehmen', description: sme[`${bid.bidderIsSme}`] },
            { term: 'Preis über die Laufzeit (netto)', description: formatEuro(bid.priceCents) },
            { term: 'Eingang', description: formatInstant(new Date(bid.receivedAt)) },
          ]}
        />
        {bid.late ? (
          <Alert tone="warning" title="Nach Ablauf der Angebotsfrist eingegangen">
            <p>
              Ein verspätetes Angebot ist auszuschließen, außer der Bieter hat die Verspätung nicht zu vertreten (§ 57
              Abs. 1 Nr. 1 VgV).
            </p>
          </Alert>
        ) : null}
        {bid.excluded && bid.exclusionGround ? (
          <Alert tone="danger" title={`Ausgeschlossen: ${EXCLUSION_GROUNDS[bid.exclusionGround].label}`}>
            <p>{bid.exclusionReason}</p>
            <p className="ui-muted">Rechtsgrundlage: {EXCLUSION_GROUNDS[bid.exclusionGround].source}</p>
          </Alert>
        ) : null}
      </Section>
      {verbs.includes('score_bid') && !bid.excluded ? <ScoreForm room={room} lot={lot} bid={bid} /> : null}
      {verbs.includes('record_bid') && lot.handedIn.length === 0 ? (
        <ConfirmDetails label="Angaben berichtigen" title="Erfassung berichtigen">
          <Form
            action={correctBidAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Berichtigung speichern"
            label="Angaben berichtigen"
            id="berichtigen"
            values={valuesOfBid(bid)}
          >
            <Keys room={room} bid={bid} />
            <BidFields />
          </Form>
        </ConfirmDetails>
      ) : null}
      {verbs.includes('exclude_bid') ? <ExclusionForms room={room} lot={lot} bid={bid} /> : null}
    </>
  );
}

function Keys({ room, bid }: Pick<BidPanelProps, 'room' | 'bid'>) {
  return (
    <>
      <HiddenField name="procurementId" value={room.procurement.row.id} />
      <HiddenField name="bidId" value={bid.id} />
      <HiddenField name="version" value={bid.version} />
    </>
  );
}

function ScoreForm({ room, lot, bid }: BidPanelProps) {
  const quality = lot.criteria.filter(({ kind }) => kind === 'quality');
  if (quality.length === 0) return null;
  const own = lot.scores.filter(({ bidId, evaluatorId }) => bidId === bid.id && evaluatorId === room.readerId);
  const handedIn = lot.handedIn.includes(room.readerId);
  const scoreOf = (criterionId: string) => own.find((score) => score.criterionId === criterionId);
  if (handedIn) {
    return (
      <Section title="Ihre Punkte">
        <DescriptionList
          items={quality.map(({ id, title, maxPoints }) => ({
            term: `${title} (höchstens ${maxPoints})`,
            description: scoreOf(id) ? `${formatNumber((scoreOf(id)?.points ?? 0) / 100)} Punkte` : null,
          }))}
        />
      </Section>
    );
  }
  const values = Object.fromEntries(
    own.flatMap(({ criterionId, points, comment }) => [
      [`points_${criterionId}`, String(points / 100).replace('.', ',')],
      [`comment_${criterionId}`, comment],
    ]),
  );
  return (
    <Section title="Ihre Punkte">
      <p>Bewerten Sie unabhängig. Andere sehen Ihre Punkte erst, wenn sie die eigenen abgegeben haben.</p>
      <Form
        action={scoreBidAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Punkte speichern"
        label={`Punkte für ${bid.bidderName}`}
        id="punkte"
        values={values}
      >
        <HiddenField name="procurementId" value={room.procurement.row.id} />
        <HiddenField name="bidId" value={bid.id} />
        {quality.map(({ id, title, weight, maxPoints }) => (
          <Fieldset key={id} legend={`${title} (${formatNumber(weight / 100)} %)`}>
            <TextField
              name={`points_${id}`}
              label={`Punkte, 0 bis ${maxPoints}`}
              hint="Höchstens zwei Nachkommastellen, zum Beispiel 7,5"
              width="short"
              inputMode="decimal"
              optional
              maxLength={8}
            />
            <TextareaField
              name={`comment_${id}`}
              label="Begründung"
              optional
              rows={2}
              maxLength={EVALUATION_LIMITS.comment}
            />
          </Fieldset>
        ))}
      </Form>
    </Section>
  );
}

function ExclusionForms({ room, lot, bid }: BidPanelProps) {
  const { facts } = room.procurement;
  const reason = <TextareaField name="reason" label="Begründung" rows={3} maxLength={PROCUREMENT_LIMITS.reason} />;
  if (bid.excluded) {
    if (lot.handedIn.length > 0) return null;
    return (
      <ConfirmDetails label="Ausschluss zurücknehmen" title="Angebot wieder zulassen?">
        <Form
          action={readmitBidAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Wieder zulassen"
          label="Ausschluss zurücknehmen"
          id="zulassen"
        >
          <Keys room={room} bid={bid} />
          {reason}
        </Form>
      </ConfirmDetails>
    );
  }
  return (
    <ConfirmDetails label="Angebot ausschließen" variant="tertiary" title="Angebot ausschließen?">
      <p>Grund und Begründung stehen in der Vergabeakte und in der Information an den Bieter.</p>
      <Form
        action={excludeBidAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Angebot ausschließen"
        submitVariant="danger"
        label="Angebot ausschließen"
        id="ausschliessen"
        values={{ ground: bid.late ? LATE_GROUND : undefined }}
      >
        <Keys room={room} bid={bid} />
        <SelectField
          name="ground"
          label="Ausschlussgrund"
          options={exclusionGroundsOn(facts.today).map((key) => {
            return { value: key, label: `${EXCLUSION_GROUNDS[key].label} (${EXCLUSION_GROUNDS[key].source})` };
          })}
        />
        {reason}
      </Form>
    </ConfirmDetails>
  );
}
