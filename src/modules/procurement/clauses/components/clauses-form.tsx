import { LinkButton } from '#src/ui/button.tsx';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { Fieldset } from '#src/ui/form/fieldset.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { chooseClausesAction } from '../actions.ts';
import { CLAUSE_CATEGORIES, CLAUSE_DECISIONS, latestVersion } from '../domain/decisions.ts';
import type { ClausesRoom, LotClauses } from '../reads.ts';
import { decisionField, MAX_REASON, reasonFieldOf } from '../schema.ts';
import { CATEGORY_LABELS, DECISION_LABELS } from '../texts.ts';

/** Decides clause by clause for a lot; every clause holds unless one says why not. */
export function ClausesForm({ room, lot }: { room: ClausesRoom; lot: LotClauses }) {
  const { row } = room.procurement;
  const decisions = new Map(lot.decisions.map((decision) => [decision.clauseKey, decision]));
  const values = Object.fromEntries(
    room.clauses.flatMap(({ key }) => {
      const decision = decisions.get(key);
      return [
        [decisionField(key), decision?.status ?? 'required'],
        [reasonFieldOf(key), decision?.reason ?? ''],
      ];
    }),
  );
  return (
    <Form
      action={chooseClausesAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel="Klauseln festlegen"
      id="klauseln"
      values={values}
      secondary={
        <LinkButton variant="tertiary" href={procurementPath(row.id, 'clauses')}>
          Abbrechen
        </LinkButton>
      }
    >
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="lotId" value={lot.id} />
      <HiddenField name="lotVersion" value={lot.version} />
      <HiddenField name="latestVersion" value={latestVersion(room.lots)} />
      {CLAUSE_CATEGORIES.map((category) => (
        <Fieldset key={category} legend={CATEGORY_LABELS[category]}>
          {room.clauses
            .filter((clause) => clause.category === category)
            .map((clause) => (
              <div key={clause.key} className="ui-stack">
                <RadioGroup
                  name={decisionField(clause.key)}
                  label={clause.title}
                  hint={clause.text}
                  horizontal
                  options={CLAUSE_DECISIONS.map((value) => ({ value, label: DECISION_LABELS[value] }))}
                />
                <TextareaField
                  name={reasonFieldOf(clause.key)}
                  label={`Grund der Abweichung bei „${clause.title}“`}
                  hint="Nur bei einer Abweichung; steht in der Vergabeakte."
                  optional
                  rows={2}
                  maxLength={MAX_REASON}
                />
              </div>
            ))}
        </Fieldset>
      ))}
      {room.lots.length > 1 ? (
        <CheckboxField name="allLots" label={`Für alle ${room.lots.length} Lose so übernehmen`} optional />
      ) : null}
    </Form>
  );
}
