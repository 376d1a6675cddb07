import { DateField } from '#src/ui/form/date-field.tsx';
import { Fieldset } from '#src/ui/form/fieldset.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { MoneyField } from '#src/ui/form/money-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { SubmitButton } from '#src/ui/form/submit-button.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatEuroInput } from '#src/ui/format.ts';
import { answerSurveyAction } from '../actions.ts';
import { surveyPath } from '../domain/addresses.ts';
import { ANSWER_FIELDS, answerValues, MANDATORY_FIELD, mainField } from '../domain/answer-fields.ts';
import { ANSWER_LIMITS } from '../domain/answers.ts';
import type { SurveyItem } from '../domain/items.ts';
import type { OwnSurveyPart, SurveyRoom } from '../reads/room.ts';

/** More choices than this stand in a list. */
const MAX_RADIOS = 6;

/** The whole questionnaire on one page. What was typed stays, also when a colleague was faster. */
export function AnswerForm({ room, own }: { room: SurveyRoom; own: OwnSurveyPart }) {
  const { items, procurement } = room;
  const isCorrection = own.status !== 'asked';
  return (
    <Form
      action={answerSurveyAction}
      idempotencyKey={crypto.randomUUID()}
      label="Bedarf melden"
      values={{ ...answerValues(own.answers, formatEuroInput), condition: own.condition }}
      reloadHref={surveyPath(procurement.row.id, 'answer')}
      requiredNote
    >
      <HiddenField name="procurementId" value={procurement.row.id} />
      <HiddenField name="version" value={own.version} />
      <HiddenField
        name={MANDATORY_FIELD}
        value={items
          .filter(({ mandatory }) => mandatory)
          .map(mainField)
          .join(' ')}
      />
      {items.map((item) => (
        <Question key={item.id} item={item} />
      ))}
      <TextareaField
        name="condition"
        label="Bedingungen"
        hint="Zum Beispiel: nur mit Lieferung ab März, nur mit Option auf Verlängerung."
        optional
        rows={3}
        maxLength={ANSWER_LIMITS.condition}
      />
      <div className="ui-actions">
        <SubmitButton name="intent" value="send">
          {isCorrection ? 'Änderung melden' : 'Bedarf melden'}
        </SubmitButton>
        {isCorrection ? null : (
          <SubmitButton name="intent" value="draft" variant="secondary">
            Als Entwurf speichern
          </SubmitButton>
        )}
        <a href={surveyPath(procurement.row.id)}>Abbrechen</a>
      </div>
    </Form>
  );
}

function Question({ item }: { item: SurveyItem }) {
  return (
    <Fieldset legend={`${item.position}. ${item.title}`} hint={item.description || undefined}>
      <Fields item={item} />
    </Fieldset>
  );
}

function Fields({ item }: { item: SurveyItem }) {
  const optional = !item.mandatory;
  switch (item.kind) {
    case 'quantity':
      return (
        <>
          <TextField
            name={mainField(item)}
            label={`Menge in ${item.unit}`}
            hint={optional ? undefined : 'Kein Bedarf: 0'}
            optional={optional}
            inputMode="numeric"
            width="short"
            autoComplete="off"
            maxLength={14}
          />
          {item.variants.length > 0 ? <Choices item={item} label="Variante" optional={optional} /> : null}
          {item.asksPrice ? (
            <MoneyField
              name={`${ANSWER_FIELDS.price}${item.id}`}
              label="Heutiger Preis je Einheit und Jahr, netto"
              hint="Grundlage dafür, die Ersparnis nachzuweisen. Zum Beispiel 1.250,00."
              optional
            />
          ) : null}
        </>
      );
    case 'choice':
      return <Choices item={item} label="Antwort" optional={optional} />;
    case 'date':
      return <DateField name={mainField(item)} label="Datum" optional={optional} />;
    case 'text':
      return (
        <TextareaField
          name={mainField(item)}
          label="Antwort"
          optional={optional}
          rows={3}
          maxLength={ANSWER_LIMITS.text}
        />
      );
  }
}

function Choices({ item, label, optional }: { item: SurveyItem; label: string; optional: boolean }) {
  const name = `${ANSWER_FIELDS.variant}${item.id}`;
  const options = item.variants.map((variant) => ({ value: variant, label: variant }));
  return item.variants.length > MAX_RADIOS ? (
    <SelectField name={name} label={label} options={options} optional={optional} />
  ) : (
    <RadioGroup name={name} label={label} options={options} optional={optional} />
  );
}
