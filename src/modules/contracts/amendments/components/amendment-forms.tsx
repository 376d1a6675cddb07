import { Alert } from '#src/ui/alert.tsx';
import { buttonClass } from '#src/ui/button-class.ts';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { Section } from '#src/ui/section.tsx';
import { amendContractAction } from '../../actions.ts';
import { AMENDMENT_KINDS } from '../../domain/status.ts';
import type { ContractView } from '../../reads/contract.ts';
import { CONTRACT_LIMITS } from '../../schema.ts';
import { AMENDMENT_GROUND_LABELS, AMENDMENT_KIND_LABELS } from '../../texts.ts';
import { AMENDMENT_GROUNDS, type AmendmentCheck } from '../domain/check.ts';
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

/** First half: what is to change. A GET form, so that the check stands under an address and works without JavaScript. */
export function ChangeForm({
  path,
  values,
  errors,
}: {
  path: string;
  values: ChangeValues;
  errors: readonly string[];
}) {
  return (
    <form className="ui-form" action={path} method="get" aria-label="Änderung prüfen">
      {errors.length > 0 ? (
        <Alert tone="danger" title="Bitte prüfen Sie Ihre Angaben" role="alert">
          <ul>
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <ChangeFields values={values} />
      <div className="ui-actions">
        <button type="submit" className={buttonClass('primary')}>
          <span className="kern-label">Änderung prüfen</span>
        </button>
      </div>
    </form>
  );
}

function ChangeFields({ values }: { values: ChangeValues }) {
  return (
    <PlainFields values={values}>
      {[
        {
          name: 'kind',
          label: 'Art der Änderung',
          options: AMENDMENT_KINDS.map((value) => ({ value, label: AMENDMENT_KIND_LABELS[value] })),
        },
        {
          name: 'groundKey',
          label: 'Worauf stützt sich die Änderung?',
          options: AMENDMENT_GROUNDS.map((value) => ({ value, label: AMENDMENT_GROUND_LABELS[value] })),
        },
        { name: 'effectiveOn', label: 'Gilt ab', hint: 'Tag, Monat, Jahr, zum Beispiel 01.03.2027' },
        {
          name: 'newUnitPriceCents',
          label: 'Neuer Preis je Einheit (bei einer Preisanpassung)',
          hint: 'In Euro netto, zum Beispiel 1.250,00',
        },
        {
          name: 'moreQuantity',
          label: 'Mehr oder weniger Einheiten (bei anderer Menge)',
          hint: 'Zum Beispiel 250 oder -50',
        },
        {
          name: 'valueChangeCents',
          label: 'Änderung des Werts (bei anderer Leistung)',
          hint: 'In Euro netto, zum Beispiel 12.500,00 oder -2.000,00',
        },
        { name: 'newEndsOn', label: 'Neues Ende (bei einer Verlängerung)', hint: 'Tag, Monat, Jahr' },
      ]}
    </PlainFields>
  );
}

interface PlainField {
  readonly name: (typeof CHANGE_FIELDS)[number] | string;
  readonly label: string;
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

function PlainFields({ values, children }: { values: ChangeValues; children: readonly PlainField[] }) {
  return children.map(({ name, label, hint, options }) => {
    const id = `aenderung-${name}`;
    const value = values[name as keyof ChangeValues] ?? '';
    const hintId = `${id}-hinweis`;
    return (
      <div className="kern-form-input" key={name}>
        <label className="kern-label" htmlFor={id}>
          {label}
        </label>
        {hint ? (
          <div className="kern-hint" id={hintId}>
            {hint}
          </div>
        ) : null}
        {options ? (
          <div className="kern-form-input__select-wrapper">
            <select className="kern-form-input__select" id={id} name={name} defaultValue={value}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </div>
        ) : (
          <input
            className="kern-form-input__input ui-field--medium"
            id={id}
            name={name}
            type="text"
            autoComplete="off"
            maxLength={30}
            defaultValue={value}
            aria-describedby={hint ? hintId : undefined}
          />
        )}
      </div>
    );
  });
}

interface DecideFormProps {
  readonly contract: ContractView;
  readonly check: AmendmentCheck;
  readonly values: ChangeValues;
  /** Only a signatory decides; others see the check. */
  readonly mayDecide: boolean;
}

/** Second half: the computed check with its sources, and the decision. */
export function CheckedChange({ contract, check, values, mayDecide }: DecideFormProps) {
  return (
    <Section title="Prüfung" id="pruefung">
      {check.verdict === 'exceeded' ? (
        <Alert tone="danger" title="Eine Grenze ist überschritten">
          <p>Diese Änderung braucht ein neues Vergabeverfahren und kann hier nicht eingetragen werden.</p>
        </Alert>
      ) : null}
      {check.verdict === 'unclear' ? (
        <Alert tone="warning" title="Punkte bleiben offen">
          <p>Die Begründung muss auf die offenen Punkte eingehen.</p>
        </Alert>
      ) : null}
      <CheckTable check={check} />
      <p className="ui-muted">
        Die Prüfung rechnet mit den hinterlegten Werten und ersetzt keine Rechtsberatung. Ob eine Klausel klar oder ein
        Umstand unvorhersehbar war, beurteilt die Begründung.
      </p>
      {check.verdict !== 'exceeded' && mayDecide ? (
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
      {check.verdict !== 'exceeded' && !mayDecide ? (
        <p>
          Entscheiden kann die Änderung, wer in Ihrer Stelle zeichnet. Geben Sie ihr oder ihm die Adresse dieser Seite.
        </p>
      ) : null}
    </Section>
  );
}
