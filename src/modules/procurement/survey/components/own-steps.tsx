import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { ConfirmForm } from '#src/ui/form/confirm-form.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { PROCUREMENT_LIMITS } from '../../schema.ts';
import { VERB_LABELS } from '../../texts.ts';
import { declineSurveyAction, nameDeputyAction } from '../actions.ts';
import type { Colleague, SurveyRoom } from '../reads/room.ts';

/** Steps of one's own body besides answering: naming a deputy, and saying that there is no demand. */
export function OwnSteps({ room }: { room: SurveyRoom & { readonly colleagues: readonly Colleague[] } }) {
  const { procurement, own, colleagues } = room;
  if (!own) return null;
  const { verbs, row } = procurement;
  return (
    <div className="ui-actions">
      {verbs.includes('name_deputy') ? (
        <ConfirmDetails label={VERB_LABELS.name_deputy} variant="tertiary" title="Wer darf an Ihrer Stelle antworten?">
          <Form
            action={nameDeputyAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Vertretung speichern"
            label={VERB_LABELS.name_deputy}
            values={{ personId: own.deputy?.personId }}
            id="vertretung"
          >
            <HiddenField name="procurementId" value={row.id} />
            <HiddenField name="version" value={own.version} />
            <SelectField
              name="personId"
              label="Person Ihrer Stelle"
              hint="Die Person wird benachrichtigt und darf die Abfrage beantworten, auch wenn sie sonst nur liest."
              emptyLabel="Keine Vertretung"
              options={colleagues.map(({ personId, name }) => ({ value: personId, label: name }))}
              optional
            />
          </Form>
        </ConfirmDetails>
      ) : null}
      {verbs.includes('decline_survey') ? (
        <ConfirmForm
          action={declineSurveyAction}
          label={VERB_LABELS.decline_survey}
          title="Kein Bedarf?"
          variant="tertiary"
          danger
          subject={{ procurementId: row.id, version: own.version }}
          id="kein-bedarf"
        >
          <p>
            {own.confirmation?.status === 'signed'
              ? 'Der Bedarf Ihrer Stelle ist verbindlich bestätigt. Die Bestätigung wird damit hinfällig. '
              : ''}
            Ihre Stelle nimmt dann nicht an der Beschaffung teil und sieht sie nicht mehr. Die federführende Stelle kann
            erneut fragen.
          </p>
          <TextareaField
            name="reason"
            label="Grund"
            hint="Zum Beispiel: Vertrag läuft bis 2029. Die federführende Stelle liest den Grund."
            maxLength={PROCUREMENT_LIMITS.reason}
            rows={3}
          />
        </ConfirmForm>
      ) : null}
    </div>
  );
}
