import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { Section } from '#src/ui/section.tsx';
import { chooseProcedureAction } from '../actions.ts';
import {
  isProcedureKey,
  PROCEDURE_SOURCES,
  type ProcedureOption,
  proposedProcedure,
  type Standing,
} from '../domain/procedure.ts';
import type { LegalityView } from '../reads/legality.ts';
import { LEGAL_PROCEDURE_LABELS, OPTION_REASON_LABELS, STANDING_LABELS } from '../texts.ts';

const TONES: Record<Standing, BadgeTone> = {
  proposed: 'success',
  possible: 'info',
  with_ground: 'warning',
  unknown: 'neutral',
  closed: 'danger',
};

const ORDER: readonly Standing[] = ['proposed', 'possible', 'with_ground', 'unknown', 'closed'];

/** The proposed procedure, the alternatives with their reasons, and the choice. */
export function ProcedureChoice({ view }: { view: LegalityView }) {
  const { row, verbs } = view.procurement;
  const options = [...view.options].sort((one, other) => ORDER.indexOf(one.standing) - ORDER.indexOf(other.standing));
  const proposed = proposedProcedure(view.options);
  const choosable = options.filter(({ standing }) => standing !== 'closed');
  const chosen = row.procedureKey !== null && isProcedureKey(row.procedureKey) ? row.procedureKey : null;
  return (
    <Section title="Wahl der Verfahrensart" id="verfahrensart">
      <p>
        {chosen ? (
          <>
            Gewählt: <strong>{LEGAL_PROCEDURE_LABELS[chosen]}</strong>
          </>
        ) : (
          'Noch nicht gewählt.'
        )}
      </p>
      {chosen && row.procedureReason ? <p className="whitespace-pre-line">Begründung: {row.procedureReason}</p> : null}
      {verbs.includes('choose_procedure') ? (
        <ConfirmDetails
          label={chosen ? 'Andere Verfahrensart wählen' : 'Verfahrensart wählen'}
          variant={chosen ? 'secondary' : 'primary'}
          title="Verfahrensart wählen und begründen"
        >
          <Form
            action={chooseProcedureAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Verfahrensart wählen"
            label="Verfahrensart wählen"
            values={{ procedureKey: chosen ?? proposed ?? '', reason: row.procedureReason }}
          >
            <HiddenField name="procurementId" value={row.id} />
            <HiddenField name="version" value={String(row.version)} />
            <SelectField
              name="procedureKey"
              label="Verfahrensart"
              emptyLabel="Bitte wählen"
              options={choosable.map(({ key, standing }) => ({
                value: key,
                label: `${LEGAL_PROCEDURE_LABELS[key]} (${STANDING_LABELS[standing]})`,
              }))}
            />
            <TextareaField name="reason" label="Begründung" rows={4} maxLength={4000} />
          </Form>
        </ConfirmDetails>
      ) : null}
      {options.length > 0 ? (
        <DataTable<ProcedureOption>
          caption="Verfahrensarten und was für oder gegen sie spricht"
          rows={options}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', label: 'Verfahrensart', rowHeader: true, cell: ({ key }) => LEGAL_PROCEDURE_LABELS[key] },
            {
              key: 'standing',
              label: 'Stand',
              cell: ({ standing }) => <Badge tone={TONES[standing]}>{STANDING_LABELS[standing]}</Badge>,
            },
            { key: 'reason', label: 'Grund', cell: ({ reason }) => OPTION_REASON_LABELS[reason] },
            { key: 'source', label: 'Vorschrift', cell: ({ key }) => PROCEDURE_SOURCES[key] },
          ]}
        />
      ) : null}
    </Section>
  );
}
