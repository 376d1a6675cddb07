import { DateField } from '#src/ui/form/date-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { GOVERNMENT_REGIONS } from '../domain/body.ts';
import { REGION_LABELS } from '../texts.ts';

interface AssociationFieldsProps {
  /** Landkreise, kreisfreie Städte left out. */
  districts: readonly { readonly id: string; readonly name: string }[];
  /** Whether the last day can be entered: only for one that exists already. */
  ending?: boolean;
}

/** Fields of a Zweckverband, shared by adding and correcting. */
export function AssociationFields({ districts, ending }: AssociationFieldsProps) {
  return (
    <>
      <TextField name="officialName" label="Amtlicher Name" hint="Wie in der Verbandssatzung." maxLength={200} />
      <TextField
        name="shortName"
        label="Kurzname"
        hint="Wie er in Listen stehen soll. Leer: der amtliche Name."
        maxLength={200}
        optional
      />
      <SelectField
        name="districtId"
        label="Landkreis der Mitglieder"
        hint="Nur wenn alle Mitglieder demselben Landkreis angehören. Davon hängt ab, welche Behörde zuständig ist (§ 35 KGG)."
        options={districts.map(({ id, name }) => ({ value: id, label: name }))}
        emptyLabel="mehrere Landkreise oder kreisfreie Städte"
        optional
      />
      <SelectField
        name="region"
        label="Regierungsbezirk der Mitglieder"
        hint="Nur wenn alle Mitglieder in demselben Regierungsbezirk liegen. Ergibt sich aus dem Landkreis, wenn einer gewählt ist."
        options={GOVERNMENT_REGIONS.map((region) => ({ value: region, label: REGION_LABELS[region] }))}
        emptyLabel="mehrere Regierungsbezirke"
        optional
      />
      <TextField
        name="seatPostcode"
        label="Postleitzahl des Sitzes"
        width="short"
        inputMode="numeric"
        maxLength={5}
        optional
      />
      <DateField name="validFrom" label="Gegründet am" optional />
      {ending ? <DateField name="validTo" label="Letzter Tag" hint="Nur bei Auflösung." optional /> : null}
      <TextField
        name="sourceNote"
        label="Quelle"
        hint="Zum Beispiel Satzung und Bekanntmachung mit Datum."
        maxLength={500}
      />
    </>
  );
}
