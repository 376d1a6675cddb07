import { DateField } from '#src/ui/form/date-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { PROCUREMENT_LIMITS } from '../../schema.ts';
import { canBeShortened } from '../domain/minimum-period.ts';
import { TENDER_LIMITS } from '../schema.ts';

/** Where a tender runs and until when. */
export function PlanFields({ procedureKey }: { procedureKey: Parameters<typeof canBeShortened>[0] | null }) {
  return (
    <>
      <TextField name="platform" label="Vergabeplattform" maxLength={TENDER_LIMITS.name} />
      <TextField
        name="platformReference"
        label="Aktenzeichen auf der Plattform"
        optional
        maxLength={TENDER_LIMITS.name}
      />
      <TextField
        name="noticeUrl"
        type="url"
        label="Adresse der Bekanntmachung"
        hint="Möglichst die Seite, auf der die Vergabeunterlagen frei abrufbar sind: Sie steht in der Bekanntmachung."
        optional
        maxLength={TENDER_LIMITS.address}
      />
      <DateField name="publishedOn" label="Tag der Bekanntmachung" />
      <DateField name="offersDueOn" label="Letzter Tag der Angebotsfrist" />
      <TextField name="offersDueTime" label="Uhrzeit" hint="Zum Beispiel 12:00" width="short" maxLength={5} />
      {procedureKey && canBeShortened(procedureKey) ? (
        <TextareaField
          name="shortReason"
          label="Begründung einer verkürzten Frist"
          hint="Nur bei hinreichend begründeter Dringlichkeit oder nach einer Vorinformation (§ 15 Abs. 3, § 38 Abs. 3 VgV). Leer: die gewöhnliche Mindestfrist gilt."
          optional
          rows={3}
          maxLength={PROCUREMENT_LIMITS.reason}
        />
      ) : null}
    </>
  );
}
