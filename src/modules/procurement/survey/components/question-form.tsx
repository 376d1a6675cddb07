import { CheckboxGroup } from '#src/ui/form/checkbox-group.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { saveSurveyItemAction } from '../actions.ts';
import { surveyPath } from '../domain/addresses.ts';
import { EVERY_LOT, ITEM_KINDS, ITEM_LIMITS, type SurveyItem } from '../domain/items.ts';
import type { QuestionnaireChoices, SurveyRoom } from '../reads/room.ts';
import { ITEM_KIND_HINTS, ITEM_KIND_LABELS } from '../texts.ts';

interface QuestionFormProps {
  readonly room: SurveyRoom & QuestionnaireChoices;
  /** The question to change; null for a new one. */
  readonly item: SurveyItem | null;
}

/** One question: all fields on one screen, those of other kinds are ignored. */
export function QuestionForm({ room, item }: QuestionFormProps) {
  const { row } = room.procurement;
  return (
    <Form
      action={saveSurveyItemAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel="Frage speichern"
      secondary={<a href={surveyPath(row.id, 'questions')}>Zurück zu den Fragen</a>}
      label="Frage"
      values={valuesOf(item)}
    >
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="version" value={row.version} />
      <HiddenField name="itemId" value={item?.id ?? ''} />
      <RadioGroup
        name="kind"
        label="Wonach wird gefragt?"
        options={ITEM_KINDS.map((value) => ({ value, label: ITEM_KIND_LABELS[value], hint: ITEM_KIND_HINTS[value] }))}
      />
      <TextField
        name="title"
        label="Frage"
        hint="Zum Beispiel: Notebook 14 Zoll"
        maxLength={ITEM_LIMITS.title}
        autoComplete="off"
      />
      <TextareaField
        name="description"
        label="Erläuterung"
        hint="Was dazugehört und was nicht, damit alle dasselbe zählen."
        optional
        rows={3}
        maxLength={ITEM_LIMITS.description}
      />
      <TextField
        name="unit"
        label="Einheit"
        hint="Nur bei Mengen. Leer gelassen: Stück."
        optional
        width="short"
        maxLength={ITEM_LIMITS.unit}
        autoComplete="off"
      />
      <TextareaField
        name="variants"
        label="Varianten oder Antworten zur Auswahl"
        hint="Eine je Zeile. Bei einer Menge wählt die Stelle aus, welche Variante sie braucht."
        optional
        rows={4}
      />
      <CheckboxGroup
        name="flags"
        label="Angaben der Stellen"
        options={[
          { value: 'mandatory', label: 'Pflichtfrage', hint: 'Ohne eine Antwort darauf kann niemand absenden.' },
          {
            value: 'asks_price',
            label: 'Nach dem heutigen Preis fragen',
            hint: 'Nur bei Mengen: netto je Einheit und Jahr. Daraus wird bei der Bestätigung der Ausgangswert der Ersparnis.',
          },
        ]}
        optional
      />
      <SelectField
        name="lotId"
        label="Los"
        hint="Nur bei Mengen. Lose können Sie auch nach der Abfrage noch bilden und Fragen in sie aufnehmen."
        emptyLabel="Keinem Los zugeordnet"
        optional
        options={[
          { value: EVERY_LOT, label: 'Gesamte Beschaffung: Die Menge zählt in jedem Los' },
          ...room.lots.map(({ id, number, title }) => ({ value: id, label: `Los ${number}: ${title}` })),
        ]}
      />
    </Form>
  );
}

function valuesOf(item: SurveyItem | null) {
  if (!item) return { kind: 'quantity', unit: 'Stück' };
  const flags = [...(item.mandatory ? ['mandatory'] : []), ...(item.asksPrice ? ['asks_price'] : [])];
  const { kind, title, description, unit, variants, lotId, everyLot } = item;
  return {
    kind,
    title,
    description,
    unit,
    variants: variants.join('\n'),
    flags,
    lotId: everyLot ? EVERY_LOT : (lotId ?? ''),
  };
}
