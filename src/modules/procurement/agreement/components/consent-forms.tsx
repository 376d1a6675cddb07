import { Alert } from '#src/ui/alert.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { Section } from '#src/ui/section.tsx';
import { VERB_LABELS } from '../../texts.ts';
import {
  prepareAgreementConsentAction,
  signAgreementConsentAction,
  withdrawAgreementConsentAction,
} from '../actions.ts';
import type { AgreementView } from '../reads/agreement.ts';
import { AGREEMENT_REFUSALS } from '../refusal-texts.ts';

/** The own body's consent: prepare, sign, take back; whatever the present state allows. */
export function ConsentForms({ view }: { view: AgreementView }) {
  const { row, verbs, facts, acting } = view.procurement;
  const prepared = facts.ownPart?.consent?.status === 'prepared' ? facts.ownPart.consent : null;
  const waits = prepared !== null && !verbs.includes('sign_agreement_consent') && row.status === 'legally_checked';
  const shown = (
    <>
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="agreementVersion" value={String(row.agreementVersion)} />
    </>
  );
  return (
    <>
      {verbs.includes('prepare_agreement_consent') ? (
        <Section title={VERB_LABELS.prepare_agreement_consent} id="vorbereiten">
          <p>
            Tragen Sie den Beschluss ein, auf dem die Zustimmung beruht. Danach unterzeichnet eine zweite,
            zeichnungsberechtigte Person.
          </p>
          <Form
            action={prepareAgreementConsentAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel={VERB_LABELS.prepare_agreement_consent}
            label={VERB_LABELS.prepare_agreement_consent}
          >
            {shown}
            <TextField
              name="resolutionBody"
              label="Organ"
              hint="Zum Beispiel Gemeindevertretung, Magistrat, Vorstand."
              maxLength={200}
            />
            <DateField name="resolutionDate" label="Tag des Beschlusses" />
            <TextField
              name="resolutionReference"
              label="Zeichen des Beschlusses"
              hint="Zum Beispiel die Nummer der Drucksache."
              maxLength={200}
            />
          </Form>
        </Section>
      ) : null}
      {verbs.includes('sign_agreement_consent') ? (
        <Section title={VERB_LABELS.sign_agreement_consent} id="unterzeichnen">
          <p>
            Sie unterzeichnen für Ihre Organisation die Zustimmung zu <strong>Fassung {row.agreementVersion}</strong>.
            Wird eine neue Fassung vorgelegt, ist die Zustimmung hinfällig.
          </p>
          <Form
            action={signAgreementConsentAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel={VERB_LABELS.sign_agreement_consent}
            label={VERB_LABELS.sign_agreement_consent}
          >
            {shown}
            <CheckboxField
              name="confirmed"
              label="Ich bin befugt, diese Zustimmung zu erklären, und habe den Beschluss geprüft."
            />
          </Form>
        </Section>
      ) : null}
      {waits ? (
        <Alert tone="info" title="Die Unterschrift fehlt noch">
          <p>
            {prepared.preparedByPersonId === acting.personId
              ? AGREEMENT_REFUSALS.consent_four_eyes.message
              : 'Eine zeichnungsberechtigte Person Ihrer Organisation muss die Zustimmung unterzeichnen.'}
          </p>
        </Alert>
      ) : null}
      {verbs.includes('withdraw_agreement_consent') ? (
        <ConfirmDetails
          label={VERB_LABELS.withdraw_agreement_consent}
          variant="tertiary"
          title="Zustimmung Ihrer Organisation zurücknehmen?"
        >
          <Form
            action={withdrawAgreementConsentAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel={VERB_LABELS.withdraw_agreement_consent}
            submitVariant="danger"
            label={VERB_LABELS.withdraw_agreement_consent}
          >
            <HiddenField name="procurementId" value={row.id} />
            <TextareaField name="reason" label="Grund" rows={3} maxLength={4000} />
          </Form>
        </ConfirmDetails>
      ) : null}
    </>
  );
}
