import { Alert } from '#src/ui/alert.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatEuro, formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { PROCUREMENT_REFUSALS } from '../../refusal-texts.ts';
import { PROCUREMENT_LIMITS } from '../../schema.ts';
import { VERB_LABELS } from '../../texts.ts';
import { discardConfirmationAction, prepareConfirmationAction, signConfirmationAction } from '../actions.ts';
import { surveyPath } from '../domain/addresses.ts';
import { baselineOf, baselineTotal } from '../domain/demand.ts';
import type { OwnSurveyPart, ShownConfirmation, SurveyRoom } from '../reads/room.ts';
import { AnswerList, DemandTable } from './answer-list.tsx';

/** The binding confirmation of one's own body: prepare, sign, discard, or read. */
export function ConfirmationScreen({ room, own }: { room: SurveyRoom; own: OwnSurveyPart }) {
  const { procurement, items } = room;
  const { verbs, row } = procurement;
  const { confirmation } = own;
  const live = confirmation && confirmation.status !== 'voided' ? confirmation : null;
  return (
    <>
      {confirmation?.status === 'voided' ? (
        <Alert tone="warning" title="Die letzte Bestätigung ist hinfällig">
          <p>
            {confirmation.endReason} {confirmation.endedAt ? formatInstant(new Date(confirmation.endedAt)) : ''}
          </p>
        </Alert>
      ) : null}
      {live ? <Confirmation confirmation={live} /> : null}
      {verbs.includes('sign_confirmation') && live ? <SignForm room={room} confirmation={live} /> : null}
      {live?.status === 'prepared' && !verbs.includes('sign_confirmation') ? (
        <Waiting byMe={live.preparedByMe} />
      ) : null}
      {verbs.includes('discard_confirmation') && live ? <DiscardForm room={room} confirmation={live} /> : null}
      {verbs.includes('prepare_confirmation') ? (
        <Section title={VERB_LABELS.prepare_confirmation} id="vorbereiten">
          <p>
            Mit der Unterschrift wird der gemeldete Bedarf zur Verpflichtung: Ihre Stelle ist dann Partnerin der
            Beschaffung. Die Preise von heute werden als Ausgangswert der Ersparnis festgehalten. Unterzeichnen muss
            eine zweite Person, die zeichnen oder Mittel freigeben darf.
          </p>
          <AnswerList items={items} answers={own.answers} condition={own.condition} />
          <Form
            action={prepareConfirmationAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel={VERB_LABELS.prepare_confirmation}
            label={VERB_LABELS.prepare_confirmation}
            secondary={<a href={surveyPath(row.id)}>Zur Bedarfsabfrage</a>}
          >
            <HiddenField name="procurementId" value={row.id} />
            <HiddenField name="version" value={own.version} />
            <TextField
              name="budgetLine"
              label="Haushaltsstelle"
              hint="Produkt und Konto, aus denen bezahlt wird, zum Beispiel 1.1.1.06 / 0812000."
              maxLength={300}
              autoComplete="off"
              width="medium"
            />
          </Form>
        </Section>
      ) : null}
    </>
  );
}

function Confirmation({ confirmation }: { confirmation: ShownConfirmation }) {
  const { demand, status } = confirmation;
  const baseline = baselineTotal(baselineOf(demand));
  const by = (at: string, name: string | null) => `${formatInstant(new Date(at))}${name ? `, ${name}` : ''}`;
  return (
    <Section title="Verbindliche Bestätigung" id="bestaetigung">
      <DescriptionList
        items={[
          {
            term: 'Stand',
            description: status === 'signed' ? 'Unterzeichnet' : 'Vorbereitet, noch nicht unterzeichnet',
          },
          { term: 'Haushaltsstelle', description: confirmation.budgetLine },
          { term: 'Vorbereitet', description: by(confirmation.preparedAt, confirmation.preparedBy) },
          ...(confirmation.signedAt
            ? [{ term: 'Unterzeichnet', description: by(confirmation.signedAt, confirmation.signedBy) }]
            : []),
          {
            term: 'Ausgangswert der Ersparnis',
            description: baseline > 0n ? `${formatEuro(baseline)} netto im Jahr` : 'kein heutiger Preis angegeben',
          },
        ]}
      />
      <DemandTable lines={demand.lines} caption="Bestätigter Bedarf" />
      {demand.condition ? (
        <p>
          <strong>Bedingung:</strong> {demand.condition}
        </p>
      ) : null}
    </Section>
  );
}

function Waiting({ byMe }: { byMe: boolean }) {
  return (
    <Alert tone="info" title="Die Unterschrift fehlt noch">
      <p>
        {byMe
          ? PROCUREMENT_REFUSALS.confirmation_four_eyes.message
          : 'Unterzeichnen kann, wer in Ihrer Stelle zeichnungsberechtigt ist oder Mittel freigibt.'}
      </p>
    </Alert>
  );
}

interface ConfirmationFormProps {
  readonly room: SurveyRoom;
  readonly confirmation: ShownConfirmation;
}

function SignForm({ room, confirmation }: ConfirmationFormProps) {
  return (
    <Section title={VERB_LABELS.sign_confirmation} id="unterzeichnen">
      <Form
        action={signConfirmationAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={VERB_LABELS.sign_confirmation}
        label={VERB_LABELS.sign_confirmation}
      >
        <HiddenField name="procurementId" value={room.procurement.row.id} />
        <HiddenField name="confirmationId" value={confirmation.id} />
        <CheckboxField
          name="confirmed"
          label="Ich bin befugt, meine Stelle zu verpflichten, und habe Bedarf und Haushaltsstelle geprüft."
        />
      </Form>
    </Section>
  );
}

function DiscardForm({ room, confirmation }: ConfirmationFormProps) {
  return (
    <ConfirmDetails
      label={VERB_LABELS.discard_confirmation}
      variant="tertiary"
      title="Vorbereitete Bestätigung verwerfen?"
    >
      <Form
        action={discardConfirmationAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={VERB_LABELS.discard_confirmation}
        submitVariant="danger"
        label={VERB_LABELS.discard_confirmation}
        id="verwerfen"
      >
        <HiddenField name="procurementId" value={room.procurement.row.id} />
        <HiddenField name="confirmationId" value={confirmation.id} />
        <TextareaField name="reason" label="Grund" rows={3} maxLength={PROCUREMENT_LIMITS.reason} />
      </Form>
    </ConfirmDetails>
  );
}
