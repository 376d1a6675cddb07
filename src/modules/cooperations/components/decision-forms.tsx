import type { ReactNode } from 'react';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Fieldset } from '#src/ui/form/fieldset.tsx';
import { Form } from '#src/ui/form/form.tsx';
import type { FormStateAction } from '#src/ui/form/form-state.ts';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { Section } from '#src/ui/section.tsx';
import {
  approveCooperationAction,
  askBackAction,
  rejectCooperationAction,
  returnCooperationAction,
  takeNoteOfCooperationAction,
} from '../actions.ts';
import { SECTIONS } from '../domain/content.ts';
import type { CooperationView } from '../reads/view.ts';
import { SECTION_LABELS, VERB_LABELS } from '../texts.ts';

type DecidingVerb = 'ask_back' | 'return_for_correction' | 'approve' | 'take_note' | 'reject';

interface Act {
  readonly verb: DecidingVerb;
  readonly slug: string;
  readonly label: string;
}

/** The authority's acts, in the order of the tabs, with the part of the address that names them. */
export const DECIDING_ACTS: readonly Act[] = [
  { verb: 'approve', slug: 'genehmigen', label: VERB_LABELS.approve },
  { verb: 'take_note', slug: 'kenntnisnahme', label: VERB_LABELS.take_note },
  { verb: 'ask_back', slug: 'rueckfrage', label: VERB_LABELS.ask_back },
  { verb: 'return_for_correction', slug: 'rueckgabe', label: VERB_LABELS.return_for_correction },
  { verb: 'reject', slug: 'ablehnen', label: VERB_LABELS.reject },
];

/** The form of one act. */
export function DecisionForm({ view, verb }: { view: CooperationView; verb: DecidingVerb }) {
  switch (verb) {
    case 'approve':
      return (
        <ActForm
          view={view}
          verb={verb}
          action={approveCooperationAction}
          text="Mit der Genehmigung wird die Kooperation öffentlich: Titel, Feld, Partner und Beginn. Die geltenden Rechtswerte werden mit der Entscheidung festgehalten."
        >
          <TextareaField
            name="conditions"
            label="Nebenbestimmungen"
            hint="Auflagen und Bedingungen, falls nötig."
            optional
            rows={4}
            maxLength={4000}
          />
          <TextareaField name="reason" label="Begründung" optional rows={4} maxLength={4000} />
          <Comments />
        </ActForm>
      );
    case 'take_note':
      return (
        <ActForm
          view={view}
          verb={verb}
          action={takeNoteOfCooperationAction}
          text="Die Anzeige wird zur Kenntnis genommen. Die Kooperation wird damit öffentlich: Titel, Feld, Partner und Beginn."
        >
          <TextareaField name="reason" label="Bemerkung" optional rows={4} maxLength={4000} />
          <Comments />
        </ActForm>
      );
    case 'ask_back':
      return (
        <ActForm
          view={view}
          verb={verb}
          action={askBackAction}
          text="Die Bearbeitungszeit ruht, bis die Partner geantwortet haben."
        >
          <TextareaField name="question" label="Ihre Frage" rows={5} maxLength={4000} />
          <DateField
            name="dueOn"
            label="Antwort erbeten bis"
            hint="Ohne Angabe gilt die übliche Erinnerungszeit des Portals."
            optional
          />
        </ActForm>
      );
    case 'return_for_correction':
      return (
        <ActForm
          view={view}
          verb={verb}
          action={returnCooperationAction}
          text="Die Partner überarbeiten den Inhalt. Ändern sie ihn, müssen alle neu zustimmen. Die Bearbeitungszeit ruht so lange."
        >
          <TextareaField name="reason" label="Allgemeine Anmerkung" optional rows={4} maxLength={4000} />
          <Comments open />
        </ActForm>
      );
    case 'reject':
      return (
        <ActForm
          view={view}
          verb={verb}
          action={rejectCooperationAction}
          danger
          text="Die Ablehnung schließt das Verfahren ab und muss begründet werden."
        >
          <TextareaField name="reason" label="Begründung" rows={5} maxLength={4000} />
          <Comments />
        </ActForm>
      );
  }
}

interface ActFormProps {
  readonly view: CooperationView;
  readonly verb: DecidingVerb;
  readonly action: FormStateAction;
  readonly text: string;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

function ActForm({ view, verb, action, text, danger, children }: ActFormProps) {
  return (
    <Section title={VERB_LABELS[verb]}>
      <p>{text}</p>
      <Form
        action={action}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={VERB_LABELS[verb]}
        submitVariant={danger ? 'danger' : 'primary'}
        label={VERB_LABELS[verb]}
        reloadHref={`/kooperationen/${view.id}`}
      >
        <HiddenField name="cooperationId" value={view.id} />
        <HiddenField name="version" value={String(view.version)} />
        {children}
      </Form>
    </Section>
  );
}

/** One comment per section; folded away where they are the exception. */
function Comments({ open = false }: { open?: boolean }) {
  const fields = (
    <Fieldset legend="Anmerkungen zu einzelnen Abschnitten" hint="Die Partner sehen jede Anmerkung an ihrem Abschnitt.">
      {SECTIONS.map((section) => (
        <TextareaField
          key={section}
          name={`comment_${section}`}
          label={SECTION_LABELS[section]}
          optional
          rows={2}
          maxLength={4000}
        />
      ))}
    </Fieldset>
  );
  if (open) return fields;
  return (
    <details>
      <summary>Anmerkungen zu einzelnen Abschnitten hinzufügen</summary>
      {fields}
    </details>
  );
}
