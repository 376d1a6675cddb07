import { Alert } from '#src/ui/alert.tsx';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { amendContractAction } from '../../actions.ts';
import type { ContractView } from '../../reads/contract.ts';
import { CONTRACT_REFUSALS } from '../../refusal-texts.ts';
import { CONTRACT_LIMITS } from '../../schema.ts';
import { decideAmendment } from '../domain/amendment.ts';
import type { AmendmentCheck, ProposedAmendment } from '../domain/check.ts';
import { CheckTable } from './check-table.tsx';

/** Names of the fields of a change, as they stand in the page's query and in the form. */
export const CHANGE_FIELDS = [
  'kind',
  'groundKey',
  'effectiveOn',
  'newUnitPriceCents',
  'moreQuantity',
  'valueChangeCents',
  'newEndsOn',
] as const;

export type ChangeValues = Partial<Record<(typeof CHANGE_FIELDS)[number], string>>;

interface DecideFormProps {
  readonly contract: ContractView;
  readonly proposed: ProposedAmendment;
  readonly check: AmendmentCheck;
  readonly values: ChangeValues;
  /** Only a signatory decides; others see the check. */
  readonly mayDecide: boolean;
}

/** The computed check with its sources, and the decision; or why there is none, by the command's own rule. */
export function CheckedChange({ contract, proposed, check, values, mayDecide }: DecideFormProps) {
  const decided = decideAmendment(contract.row, proposed, check, true, contract.today);
  return (
    <Section title="Prüfung" id="pruefung">
      {decided.ok ? null : (
        <Alert tone="danger" title="Diese Änderung kann so nicht eingetragen werden">
          <p>{CONTRACT_REFUSALS[decided.reason].message}</p>
        </Alert>
      )}
      {decided.ok && check.verdict === 'unclear' ? (
        <Alert tone="warning" title="Punkte bleiben offen">
          <p>Die Begründung muss auf die offenen Punkte eingehen.</p>
        </Alert>
      ) : null}
      <CheckTable check={check} ground={proposed.groundKey} />
      <p className="ui-muted">
        Die Prüfung rechnet mit den hinterlegten Werten und ersetzt keine Rechtsberatung. Ob eine Klausel klar oder ein
        Umstand unvorhersehbar war, beurteilt die Begründung.
      </p>
      {decided.ok && decided.priceWaits ? (
        <p>Bis zum {formatDay(proposed.effectiveOn)} wird zum jetzigen Preis abgerufen, danach zum neuen.</p>
      ) : null}
      {decided.ok && mayDecide ? (
        <Form
          action={amendContractAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Änderung entscheiden"
          label="Änderung entscheiden"
        >
          <HiddenField name="contractId" value={contract.row.id} />
          <HiddenField name="version" value={contract.row.version} />
          {CHANGE_FIELDS.map((name) => (
            <HiddenField key={name} name={name} value={values[name] ?? ''} />
          ))}
          <TextareaField name="justification" label="Begründung" maxLength={CONTRACT_LIMITS.reason} />
          {check.verdict === 'unclear' ? (
            <CheckboxField
              name="answersForOpenPoints"
              label="Die Begründung geht auf alle offenen Punkte der Prüfung ein."
            />
          ) : null}
        </Form>
      ) : null}
      {decided.ok && !mayDecide ? (
        <p>
          Entscheiden kann die Änderung, wer in Ihrer Stelle zeichnet. Geben Sie ihr oder ihm die Adresse dieser Seite.
        </p>
      ) : null}
    </Section>
  );
}
