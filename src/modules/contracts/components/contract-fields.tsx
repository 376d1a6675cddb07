import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { MoneyField } from '#src/ui/form/money-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatEuroInput } from '#src/ui/format.ts';
import type { ContractRow } from '../reads/contract-record.ts';
import { CONTRACT_LIMITS } from '../schema.ts';

/** Fields of a body's own contract. */
export function ContractFields({ fields }: { fields: readonly { readonly key: string; readonly label: string }[] }) {
  return (
    <>
      <TextField
        name="title"
        label="Gegenstand"
        hint="Zum Beispiel „Multifunktionsgeräte Rathaus“."
        maxLength={CONTRACT_LIMITS.title}
      />
      <TextField
        name="supplierName"
        label="Auftragnehmer"
        hint="Bleibt in Ihrer Stelle."
        maxLength={CONTRACT_LIMITS.name}
      />
      <SelectField
        name="fieldKey"
        label="Feld"
        optional
        emptyLabel="Noch offen"
        options={fields.map(({ key, label }) => ({ value: key, label }))}
      />
      <TextField
        name="cpvCode"
        label="CPV-Code"
        hint="Acht Ziffern, zum Beispiel 30213100. Er hilft, ähnliche Verträge anderer zu finden."
        optional
        width="short"
        inputMode="numeric"
        maxLength={10}
      />
      <DateField name="startsOn" label="Beginn" />
      <DateField name="endsOn" label="Ende" hint="Leer lassen, wenn der Vertrag unbefristet ist." optional />
      <TextField
        name="noticeMonths"
        label="Kündigungsfrist in Monaten"
        optional
        width="short"
        inputMode="numeric"
        maxLength={3}
      />
      <MoneyField name="originalValueCents" label="Wert über die ganze Laufzeit, netto" optional />
      <CheckboxField
        name="poolingVisible"
        label="Für gemeinsame Planung sichtbar"
        hint="Andere Stellen sehen dann Gegenstand, Feld, CPV-Code, das Ende des Vertrags und den Namen Ihrer Stelle. Auftragnehmer, Wert, Preise und Notizen sehen sie nicht."
        optional
      />
      <TextareaField
        name="note"
        label="Notiz"
        hint="Bleibt in Ihrer Stelle."
        optional
        maxLength={CONTRACT_LIMITS.note}
      />
    </>
  );
}

/** What the fields show of a contract. */
export function contractFieldValues(row: ContractRow): Record<string, string | undefined> {
  return {
    title: row.title,
    supplierName: row.supplierName,
    fieldKey: row.fieldKey ?? undefined,
    cpvCode: row.cpvCode ?? undefined,
    startsOn: row.startsOn,
    endsOn: row.endsOn ?? undefined,
    noticeMonths: row.noticeMonths === null ? undefined : String(row.noticeMonths),
    originalValueCents: row.originalValueCents === 0 ? undefined : formatEuroInput(row.originalValueCents),
    poolingVisible: row.poolingVisible ? 'ja' : undefined,
    note: row.note,
  };
}
