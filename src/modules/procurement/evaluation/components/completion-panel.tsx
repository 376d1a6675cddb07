import { Alert } from '#src/ui/alert.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { Section } from '#src/ui/section.tsx';
import { obstacleOf } from '../../domain/decide.ts';
import { PROCUREMENT_REFUSALS } from '../../refusal-texts.ts';
import { PROCUREMENT_LIMITS } from '../../schema.ts';
import { completeEvaluationAction } from '../actions.ts';
import { evaluateLot, type LotFacts } from '../domain/evaluation.ts';
import type { EvaluationRoom } from '../reads/evaluation-room.ts';

/** The end of the evaluation, with the lot drawn where offers are tied. */
export function CompletionPanel({ room }: { room: EvaluationRoom }) {
  const { row, verbs, facts, acting } = room.procurement;
  const obstacle = obstacleOf('complete_evaluation', facts, acting);
  if (!facts.bidsOpened) return null;
  if (obstacle) {
    return (
      <Section title="Wertung abschließen">
        <Alert tone="info" title="Noch nicht möglich">
          <p>{PROCUREMENT_REFUSALS[obstacle].message}</p>
        </Alert>
      </Section>
    );
  }
  if (!verbs.includes('complete_evaluation')) return null;
  const ties = room.lots.flatMap((lot) => {
    const evaluated = evaluateLot(lot, room.evaluatorIds, null, facts.today);
    return evaluated.ok ? [] : [{ lot, tied: evaluated.tied }];
  });
  const empty = room.lots.filter(({ bids }) => bids.length === 0).map(({ number }) => number);
  return (
    <Section title="Wertung abschließen">
      <ConfirmDetails
        label="Wertung abschließen"
        variant={empty.length > 0 ? 'secondary' : 'primary'}
        title="Wertung aller Lose abschließen?"
      >
        <p>
          Rangfolge und Rechenweg jedes Loses werden unveränderlich festgehalten. Danach entscheidet die zeichnende
          Person der federführenden Stelle über den Zuschlag.
        </p>
        <Form
          action={completeEvaluationAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Wertung abschließen"
          label="Wertung abschließen"
          id="abschluss"
        >
          <HiddenField name="procurementId" value={row.id} />
          <HiddenField name="version" value={row.version} />
          {empty.length > 0 ? (
            <CheckboxField
              name="noBidsConfirmed"
              label={`Zu ${empty.length === 1 ? 'Los' : 'den Losen'} ${empty.join(', ')} ist kein Angebot eingegangen. Nach dem Abschluss lässt sich keines mehr erfassen.`}
            />
          ) : null}
          {ties.map(({ lot, tied }) => (
            <SelectField
              key={lot.id}
              name={`draw_${lot.id}`}
              label={`Los ${lot.number}: Angebote liegen gleichauf. Welches hat das Los bestimmt?`}
              options={optionsOf(lot, tied)}
            />
          ))}
          {ties.length > 0 ? (
            <TextareaField
              name="drawNote"
              label="Wie und vor wem wurde das Los gezogen?"
              rows={3}
              maxLength={PROCUREMENT_LIMITS.reason}
            />
          ) : null}
        </Form>
      </ConfirmDetails>
    </Section>
  );
}

function optionsOf(lot: LotFacts, tied: readonly string[]) {
  return lot.bids.filter(({ id }) => tied.includes(id)).map(({ id, bidderName }) => ({ value: id, label: bidderName }));
}
