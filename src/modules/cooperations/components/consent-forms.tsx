import { Alert } from '#src/ui/alert.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatDay, formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { prepareConsentAction, signConsentAction, withdrawConsentAction } from '../actions.ts';
import { cooperationPath } from '../domain/addresses.ts';
import type { CooperationView } from '../reads/view.ts';
import { CONSENT_STATUS_LABELS, REFUSAL_TEXTS, VERB_LABELS } from '../texts.ts';

/** The own body's consent: prepare, sign, take back; whatever the present state allows. */
export function ConsentForms({ view }: { view: CooperationView }) {
  const own = view.partners.find(({ isOwn }) => isOwn);
  const consent = own?.consent ?? null;
  const can = (verb: CooperationView['verbs'][number]) => view.verbs.includes(verb);
  return (
    <>
      {consent ? (
        <Section title="Zustimmung Ihrer Organisation" id="zustimmung">
          <DescriptionList
            items={[
              { term: 'Stand', description: CONSENT_STATUS_LABELS[consent.status] },
              { term: 'Fassung', description: consent.contentVersion },
              { term: 'Organ', description: consent.resolutionBody },
              { term: 'Beschluss vom', description: formatDay(consent.resolutionDate) },
              { term: 'Zeichen', description: consent.resolutionReference },
              {
                term: 'Dokument',
                description: consent.document ? (
                  <a href={`${cooperationPath(view.id)}/dokumente/${consent.document.id}`}>
                    {consent.document.fileName}
                  </a>
                ) : null,
              },
              {
                term: 'Vorbereitet',
                description: `${formatInstant(consent.preparedAt)}${consent.preparedByName ? `, ${consent.preparedByName}` : ''}`,
              },
              ...(consent.signedAt
                ? [
                    {
                      term: 'Unterzeichnet',
                      description: `${formatInstant(consent.signedAt)}${consent.signedByName ? `, ${consent.signedByName}` : ''}`,
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      ) : null}
      {can('prepare_consent') ? <PrepareForm view={view} /> : null}
      {can('sign_consent') ? (
        <SignForm view={view} />
      ) : consent?.status === 'prepared' ? (
        <WaitForSignature byMe={consent.preparedByMe} />
      ) : consent === null && !can('prepare_consent') ? (
        <NothingToSign isAsked={view.status === 'collecting_consent'} />
      ) : null}
      {can('withdraw_consent') ? (
        <Section title={VERB_LABELS.withdraw_consent} id="zuruecknehmen">
          <Form
            action={withdrawConsentAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel={VERB_LABELS.withdraw_consent}
            submitVariant="danger"
            label={VERB_LABELS.withdraw_consent}
          >
            <HiddenField name="cooperationId" value={view.id} />
            <TextareaField name="reason" label="Grund" rows={3} maxLength={4000} />
          </Form>
        </Section>
      ) : null}
    </>
  );
}

function WaitForSignature({ byMe }: { byMe: boolean }) {
  return (
    <Alert tone="info" title="Die Unterschrift fehlt noch">
      <p>
        {byMe
          ? REFUSAL_TEXTS.four_eyes.message
          : 'Eine zeichnungsberechtigte Person Ihrer Organisation muss die Zustimmung unterzeichnen.'}
      </p>
    </Alert>
  );
}

/** Says why there is no form here, instead of leaving a signatory with the content alone. */
function NothingToSign({ isAsked }: { isAsked: boolean }) {
  return isAsked ? (
    <Alert tone="info" title="Der Beschluss ist noch nicht eingetragen">
      <p>
        Zuerst trägt eine Person mit der Rolle „Bearbeitung“ den Beschluss Ihrer Organisation ein. Danach können Sie
        hier unterzeichnen; Sie erhalten dazu eine Mitteilung.
      </p>
    </Alert>
  ) : (
    <Alert tone="info" title="Zurzeit wird keine Zustimmung eingeholt" />
  );
}

function PrepareForm({ view }: { view: CooperationView }) {
  const own = view.partners.find(({ isOwn }) => isOwn);
  const resolutions = view.documents.filter(
    ({ purpose, ownerBodyId, path }) => purpose === 'resolution' && ownerBodyId === own?.bodyId && path !== null,
  );
  return (
    <Section title={VERB_LABELS.prepare_consent} id="vorbereiten">
      <p>
        Tragen Sie den Beschluss ein, auf dem die Zustimmung beruht. Danach unterzeichnet eine zweite,
        zeichnungsberechtigte Person.
      </p>
      <Form
        action={prepareConsentAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={VERB_LABELS.prepare_consent}
        requiredNote
        label={VERB_LABELS.prepare_consent}
      >
        <HiddenField name="cooperationId" value={view.id} />
        <HiddenField name="contentVersion" value={String(view.contentVersion)} />
        <TextField
          name="resolutionBody"
          label="Organ"
          hint="Zum Beispiel Stadtverordnetenversammlung, Gemeindevertretung, Kreistag."
          maxLength={200}
        />
        <DateField name="resolutionDate" label="Tag des Beschlusses" />
        <TextField
          name="resolutionReference"
          label="Zeichen des Beschlusses"
          hint="Zum Beispiel die Nummer der Drucksache."
          maxLength={200}
        />
        {resolutions.length > 0 ? (
          <SelectField
            name="documentId"
            label="Beschluss als Dokument"
            optional
            emptyLabel="Kein Dokument"
            options={resolutions.map(({ id, title }) => ({ value: id, label: title }))}
          />
        ) : (
          <p className="ui-muted">
            Sie können den Beschluss vorher{' '}
            <a href={`${cooperationPath(view.id)}/dokumente/neu`}>als Dokument hochladen</a> und hier auswählen.
          </p>
        )}
      </Form>
    </Section>
  );
}

function SignForm({ view }: { view: CooperationView }) {
  return (
    <Section title={VERB_LABELS.sign_consent} id="unterzeichnen">
      <p>
        Sie unterzeichnen für Ihre Organisation die Zustimmung zu <strong>Fassung {view.contentVersion}</strong>, wie
        sie unten steht. Ändert sich der Inhalt danach, ist die Zustimmung hinfällig.
      </p>
      <Form
        action={signConsentAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={VERB_LABELS.sign_consent}
        label={VERB_LABELS.sign_consent}
      >
        <HiddenField name="cooperationId" value={view.id} />
        <HiddenField name="contentVersion" value={String(view.contentVersion)} />
        <CheckboxField
          name="confirmed"
          value="ja"
          label="Ich bin befugt, diese Zustimmung zu erklären, und habe den Beschluss geprüft."
        />
      </Form>
    </Section>
  );
}
