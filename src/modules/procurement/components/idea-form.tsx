import { LinkButton } from '#src/ui/button.tsx';
import { CheckboxGroup } from '#src/ui/form/checkbox-group.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Fieldset } from '#src/ui/form/fieldset.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { MoneyField } from '#src/ui/form/money-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { SuggestionList } from '#src/ui/form/suggestion-list.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatEuroInput } from '#src/ui/format.ts';
import { editIdeaAction } from '../actions.ts';
import { procurementPath } from '../domain/addresses.ts';
import { ARRANGEMENTS, CONTRACT_NATURES } from '../domain/status.ts';
import type { CpvCode } from '../reads/cpv.ts';
import type { IdeaView } from '../reads/idea.ts';
import { PROCUREMENT_LIMITS } from '../schema.ts';
import { ARRANGEMENT_HINTS, ARRANGEMENT_LABELS, NATURE_LABELS } from '../texts.ts';

interface IdeaFormProps {
  readonly view: IdeaView;
  /** Codes offered while typing. */
  readonly suggestions: readonly CpvCode[];
}

/** Subject, need, codes, term and estimate of a purchase, as its lead buyer edits them. */
export function IdeaForm({ view, suggestions }: IdeaFormProps) {
  const { row } = view.procurement;
  const estimate = row.estimatedValueCents;
  return (
    <Form
      action={editIdeaAction}
      idempotencyKey={crypto.randomUUID()}
      requiredNote
      submitLabel="Speichern"
      id="vorhaben"
      reloadHref={procurementPath(row.id, 'idea')}
      secondary={
        <LinkButton variant="tertiary" href={procurementPath(row.id)}>
          Abbrechen
        </LinkButton>
      }
      values={{
        title: row.title,
        fieldKey: row.fieldKey ?? '',
        subject: row.subject,
        need: row.need,
        cpvCodes: view.cpv.map(({ code }) => code),
        contractNature: row.contractNature,
        arrangement: row.arrangement,
        termMonths: row.termMonths === null ? '' : String(row.termMonths),
        needOn: row.needOn ?? '',
        estimatedValueCents: estimate === null ? '' : formatEuroInput(estimate),
        estimateReasoning: row.estimateReasoning,
      }}
    >
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="version" value={row.version} />
      <Fieldset legend="Worum es geht">
        <TextField name="title" label="Titel" maxLength={PROCUREMENT_LIMITS.title} />
        <SelectField
          name="fieldKey"
          label="Feld"
          optional
          emptyLabel="Noch offen"
          options={view.fields.map(({ key, label }) => ({ value: key, label }))}
        />
        <TextareaField
          name="subject"
          label="Gegenstand"
          hint="Was beschafft werden soll, in wenigen Sätzen und ohne Produktnamen (§ 31 Abs. 6 VgV)."
          optional
          rows={4}
          maxLength={PROCUREMENT_LIMITS.longText}
        />
        <TextareaField
          name="need"
          label="Bedarf und Anlass"
          hint="Warum es gebraucht wird und was heute dafür eingesetzt ist."
          optional
          rows={4}
          maxLength={PROCUREMENT_LIMITS.longText}
        />
      </Fieldset>
      <div id="cpv">
        <CpvFields view={view} suggestions={suggestions} />
      </div>
      <Fieldset legend="Vertrag">
        <RadioGroup
          name="contractNature"
          label="Art der Leistung"
          options={CONTRACT_NATURES.map((value) => ({ value, label: NATURE_LABELS[value] }))}
        />
        <RadioGroup
          name="arrangement"
          label="Vertragsart"
          options={ARRANGEMENTS.map((value) => ({
            value,
            label: ARRANGEMENT_LABELS[value],
            hint: ARRANGEMENT_HINTS[value],
          }))}
        />
        <TextField
          name="termMonths"
          label="Laufzeit in Monaten, mit Verlängerungen"
          hint="Wie lange eine Rahmenvereinbarung laufen darf, sagt später die rechtliche Prüfung (§ 21 Abs. 6 VgV, § 15 Abs. 4 UVgO)."
          optional
          inputMode="numeric"
          width="short"
          maxLength={3}
        />
        <DateField name="needOn" label="Gebraucht ab" optional />
      </Fieldset>
      <Fieldset legend="Geschätzter Wert">
        <MoneyField
          name="estimatedValueCents"
          label="Geschätzter Gesamtwert ohne Umsatzsteuer"
          hint="Alle Partner, die ganze Laufzeit, mit Optionen und Verlängerungen (§ 3 VgV)."
          optional
        />
        <TextareaField
          name="estimateReasoning"
          label="Wie geschätzt wurde"
          hint="Zum Beispiel: bisherige Verträge, Markterkundung, Mengen und Preise. Steht in der Vergabeakte."
          optional
          rows={4}
          maxLength={PROCUREMENT_LIMITS.longText}
        />
      </Fieldset>
    </Form>
  );
}

function CpvFields({ view, suggestions }: IdeaFormProps) {
  const { row } = view.procurement;
  return (
    <Fieldset
      legend="CPV-Codes"
      hint={
        <>
          Nach ihnen suchen Unternehmen und andere Stellen. Sie finden sie auch in der{' '}
          <a href={`/beschaffungen/cpv?fuer=${row.id}`}>Suche im CPV-Verzeichnis</a>; speichern Sie vorher.
        </>
      }
    >
      {view.cpv.length > 0 ? (
        <CheckboxGroup
          name="cpvCodes"
          label="Gewählte Codes"
          optional
          options={view.cpv.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
        />
      ) : null}
      <SuggestionList id="cpv-vorschlaege" options={suggestions.map(({ code, label }) => ({ key: code, label }))} />
      <TextField
        name="cpvAdd"
        label="Code hinzufügen"
        hint="Tippen Sie einen Begriff und wählen Sie einen Vorschlag, oder geben Sie Codes durch Komma getrennt ein."
        optional
        list="cpv-vorschlaege"
        maxLength={400}
      />
    </Fieldset>
  );
}
