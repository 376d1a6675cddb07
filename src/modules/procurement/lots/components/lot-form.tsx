import { GOVERNMENT_REGIONS } from '#src/modules/bodies/domain/body.ts';
import { SIZE_CLASSES } from '#src/modules/bodies/domain/size-class.ts';
import { REGION_LABELS, SIZE_LABELS } from '#src/modules/bodies/texts.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { CheckboxGroup } from '#src/ui/form/checkbox-group.tsx';
import { Fieldset } from '#src/ui/form/fieldset.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { MoneyField } from '#src/ui/form/money-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { suggestionText } from '#src/ui/form/suggestion.ts';
import { SuggestionList } from '#src/ui/form/suggestion-list.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatEuroInput } from '#src/ui/format.ts';
import { procurementPath } from '../../domain/addresses.ts';
import type { CpvCode } from '../../reads/cpv.ts';
import { saveLotAction } from '../actions.ts';
import { SPLITS } from '../domain/assignment.ts';
import type { LotItem, LotsRoom, LotView } from '../reads.ts';
import { LOT_LIMITS } from '../schema.ts';
import { SPLIT_HINTS, SPLIT_LABELS } from '../texts.ts';

interface LotFormProps {
  readonly room: LotsRoom;
  /** Null for a new lot. */
  readonly lot: LotView | null;
  readonly suggestions: readonly CpvCode[];
}

/** A lot: what it is, which demand it takes, what it is worth and where it ends. */
export function LotForm({ room, lot, suggestions }: LotFormProps) {
  const { row } = room.procurement;
  const path = procurementPath(row.id, 'lots');
  return (
    <Form
      action={saveLotAction}
      idempotencyKey={crypto.randomUUID()}
      requiredNote
      submitLabel={lot ? 'Los speichern' : 'Los anlegen'}
      id="los"
      secondary={
        <LinkButton variant="tertiary" href={path}>
          Abbrechen
        </LinkButton>
      }
      values={lot ? valuesOf(lot) : { splitBy: 'subject', unit: 'Stück' }}
    >
      <HiddenField name="procurementId" value={row.id} />
      {lot ? <HiddenField name="lotId" value={lot.id} /> : null}
      {lot ? <HiddenField name="lotVersion" value={lot.version} /> : null}
      <TextField name="title" label="Titel" maxLength={LOT_LIMITS.title} />
      <TextareaField name="description" label="Beschreibung" optional rows={3} maxLength={LOT_LIMITS.description} />
      <SuggestionList id="los-cpv" options={suggestions.map(({ code, label }) => ({ key: code, label }))} />
      <TextField
        name="cpvCode"
        label="CPV-Code"
        hint="Tippen Sie einen Begriff und wählen Sie einen Vorschlag, oder geben Sie acht Ziffern ein."
        optional
        list="los-cpv"
        maxLength={200}
      />
      <Fieldset legend="Welchen Bedarf das Los aufnimmt">
        <RadioGroup
          name="splitBy"
          label="Bildung des Loses"
          options={SPLITS.map((value) => ({ value, label: SPLIT_LABELS[value], hint: SPLIT_HINTS[value] }))}
        />
        <ItemChoice items={room.items} lot={lot} lots={room.lots} />
        <SelectField
          name="region"
          label="Regierungsbezirk"
          hint="Nur bei der Bildung nach Regierungsbezirk."
          optional
          emptyLabel="Keiner"
          options={GOVERNMENT_REGIONS.map((value) => ({ value, label: REGION_LABELS[value] }))}
        />
        <SelectField
          name="sizeClass"
          label="Größenklasse"
          hint="Nur bei der Bildung nach Größe."
          optional
          emptyLabel="Keine"
          options={SIZE_CLASSES.map(({ key }) => ({ value: key, label: SIZE_LABELS[key] }))}
        />
      </Fieldset>
      <Fieldset legend="Wert und Ende">
        <TextField name="unit" label="Einheit" width="short" maxLength={LOT_LIMITS.unit} />
        <MoneyField
          name="estimatedValueCents"
          label="Geschätzter Wert ohne Umsatzsteuer"
          hint="Er wird nach bestätigten Mengen auf den Cent genau auf die Stellen verteilt."
          optional
        />
        <MoneyField
          name="maxValueCents"
          label="Höchstwert ohne Umsatzsteuer"
          hint="Mit ihm endet die Rahmenvereinbarung (EuGH C-23/20). Höchstwert oder Höchstmenge müssen bekannt gemacht werden."
          optional
        />
        <TextField name="maxQuantity" label="Höchstmenge" optional inputMode="numeric" width="short" maxLength={12} />
      </Fieldset>
    </Form>
  );
}

function ItemChoice({
  items,
  lot,
  lots,
}: {
  items: readonly LotItem[];
  lot: LotView | null;
  lots: readonly LotView[];
}) {
  if (items.length === 0) {
    return <p className="ui-muted">Die Bedarfsabfrage hat noch keine Frage nach einer Menge.</p>;
  }
  const elsewhere = new Map(lots.map(({ id, number }) => [id, number]));
  const common = items.filter(({ everyLot }) => everyLot).map(({ position, title }) => `${position}. ${title}`);
  const note = common.length > 0 ? ` In jedem Los zählen außerdem: ${common.join(', ')}.` : '';
  const own = items.filter(({ everyLot }) => !everyLot);
  if (own.length === 0) return <p className="ui-muted">{note.trim()}</p>;
  return (
    <CheckboxGroup
      name="itemIds"
      label="Fragen der Bedarfsabfrage"
      hint={`Bei der Bildung nach Gegenstand. Eine Frage gehört zu höchstens einem Los.${note}`}
      optional
      options={own.map((item) => {
        const other = item.lotId !== null && item.lotId !== lot?.id ? elsewhere.get(item.lotId) : undefined;
        return {
          value: item.id,
          label: `${item.position}. ${item.title} (${item.unit})`,
          ...(other === undefined ? {} : { hint: `Jetzt in Los ${other}; wird dort herausgenommen.` }),
        };
      })}
    />
  );
}

function valuesOf(lot: LotView) {
  const money = (cents: number | null) => (cents === null ? '' : formatEuroInput(cents));
  return {
    title: lot.title,
    description: lot.description,
    cpvCode: lot.cpvCode === null ? '' : suggestionText({ key: lot.cpvCode, label: lot.cpvLabel ?? 'CPV' }),
    splitBy: lot.splitBy,
    itemIds: [...lot.itemIds],
    region: lot.splitBy === 'region' ? (lot.part ?? '') : '',
    sizeClass: lot.splitBy === 'size' ? (lot.part ?? '') : '',
    unit: lot.unit,
    estimatedValueCents: money(lot.estimatedValueCents),
    maxValueCents: money(lot.maxValueCents),
    maxQuantity: lot.maxQuantity === null ? '' : String(lot.maxQuantity),
  };
}
