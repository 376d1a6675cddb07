import type { ReactNode } from 'react';
import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import type { FormStateAction } from '#src/ui/form/form-state.ts';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { berlinDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import {
  activateCooperationAction,
  endCooperationAction,
  requestConsentsAction,
  submitCooperationAction,
  withdrawCooperationAction,
  withdrawPartnerAction,
} from '../actions.ts';
import { cooperationPath, sectionPath } from '../domain/addresses.ts';
import type { CooperationVerb } from '../domain/transitions.ts';
import type { CooperationView } from '../reads/view.ts';
import { VERB_LABELS } from '../texts.ts';

const DECIDING: readonly CooperationVerb[] = ['ask_back', 'return_for_correction', 'approve', 'take_note', 'reject'];
const CONSENTING: readonly CooperationVerb[] = ['prepare_consent', 'sign_consent', 'withdraw_consent'];

/** What the reader can do now: exactly the verbs of the transition table, as links or as forms that ask first. */
export function VerbPanel({ view }: { view: CooperationView }) {
  const can = (...verbs: readonly CooperationVerb[]) => verbs.some((verb) => view.verbs.includes(verb));
  const path = cooperationPath(view.id);
  const consent = CONSENTING.find((verb) => can(verb));
  const nothing = view.verbs.length === 0;
  return (
    <Section title="Was Sie tun können" id="aktionen">
      {nothing ? <p className="ui-muted">{NOTHING[view.viewer]}</p> : null}
      <div className="ui-actions">
        {can('accept_invitation', 'decline_invitation') ? (
          <LinkButton href={`${path}/einladung`}>Einladung beantworten</LinkButton>
        ) : null}
        {can(...DECIDING) ? <LinkButton href={`${path}/entscheidung`}>Prüfen und entscheiden</LinkButton> : null}
        {can('answer_inquiry') ? <LinkButton href={`${path}/rueckfrage`}>Rückfrage beantworten</LinkButton> : null}
        {consent ? (
          <LinkButton href={`${path}/zustimmung`} variant={consent === 'withdraw_consent' ? 'secondary' : 'primary'}>
            {VERB_LABELS[consent]}
          </LinkButton>
        ) : null}
        {can('edit_content') ? (
          <LinkButton href={sectionPath(view.id, 'basics')} variant={view.status === 'draft' ? 'primary' : 'secondary'}>
            {view.status === 'draft' ? 'Entwurf bearbeiten' : 'Inhalt bearbeiten'}
          </LinkButton>
        ) : null}
        {can('invite_partner', 'name_responsible_person', 'change_lead') ? (
          <LinkButton href={sectionPath(view.id, 'partners')} variant="secondary">
            Partner verwalten
          </LinkButton>
        ) : null}
      </div>
      {can('request_consents') ? (
        <Question
          view={view}
          action={requestConsentsAction}
          label={VERB_LABELS.request_consents}
          title="Zustimmungen aller Partner anfordern?"
        >
          <p>Der Inhalt wird als Fassung festgehalten. Wird er danach geändert, müssen alle Partner neu zustimmen.</p>
        </Question>
      ) : null}
      {can('submit') ? (
        <Question
          view={view}
          action={submitCooperationAction}
          label={VERB_LABELS.submit}
          title={`Bei ${view.expectedAuthority?.name ?? 'der Aufsichtsbehörde'} einreichen?`}
        >
          <p>
            Die Behörde erhält den Inhalt, die Zustimmungen und die Dokumente. Bis sie zurückgibt oder entscheidet,
            lässt sich der Inhalt nicht ändern.
          </p>
        </Question>
      ) : null}
      {can('activate') ? (
        <Question
          view={view}
          action={activateCooperationAction}
          label={VERB_LABELS.activate}
          title="Zusammenarbeit starten?"
        >
          <p>Damit halten Sie fest, dass die Zusammenarbeit begonnen hat.</p>
        </Question>
      ) : null}
      {can('end') ? (
        <Question
          view={view}
          action={endCooperationAction}
          label={VERB_LABELS.end}
          title="Ende der Zusammenarbeit eintragen"
          variant="secondary"
          values={{ endedOn: berlinDay(new Date()) }}
        >
          <DateField name="endedOn" label="Letzter Tag" />
          <TextareaField name="reason" label="Grund" rows={3} maxLength={4000} />
        </Question>
      ) : null}
      {can('withdraw_partner') ? (
        <Question
          view={view}
          action={withdrawPartnerAction}
          label={VERB_LABELS.withdraw_partner}
          title="Als Partner ausscheiden?"
          variant="tertiary"
          danger
        >
          <p>
            Ihre Organisation ist dann nicht mehr beteiligt und sieht diese Kooperation nicht mehr. Die übrigen Partner
            müssen neu zustimmen.
          </p>
          <TextareaField name="reason" label="Grund" rows={3} maxLength={4000} />
        </Question>
      ) : null}
      {can('withdraw') ? (
        <Question
          view={view}
          action={withdrawCooperationAction}
          label={VERB_LABELS.withdraw}
          title="Vorhaben endgültig zurückziehen?"
          variant="tertiary"
          danger
        >
          <p>Das Vorhaben ist dann abgeschlossen und lässt sich nicht wieder aufnehmen. Der Verlauf bleibt erhalten.</p>
          <TextareaField name="reason" label="Grund" rows={3} maxLength={4000} />
        </Question>
      ) : null}
    </Section>
  );
}

const NOTHING: Record<CooperationView['viewer'], string> = {
  party: 'Im Moment ist von Ihnen nichts zu tun.',
  invited: 'Die Einladung beantwortet, wer in Ihrer Organisation bearbeitet oder zeichnet.',
  authority: 'Im Moment ist von Ihrer Behörde nichts zu tun, oder Sie dürfen in dieser Sache nicht entscheiden.',
  oversight: 'Sie lesen mit. Entscheiden kann nur die zuständige Behörde.',
};

interface QuestionProps {
  readonly view: CooperationView;
  readonly action: FormStateAction;
  readonly label: string;
  readonly title: string;
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly danger?: boolean;
  readonly values?: Record<string, string>;
  readonly children: ReactNode;
}

/** Asks before it happens; opens without JavaScript. */
function Question({ view, action, label, title, variant = 'primary', danger, values, children }: QuestionProps) {
  return (
    <ConfirmDetails label={label} title={title} variant={variant}>
      <Form
        action={action}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={label}
        submitVariant={danger ? 'danger' : 'primary'}
        label={label}
        values={values}
      >
        <HiddenField name="cooperationId" value={view.id} />
        <HiddenField name="version" value={String(view.version)} />
        {children}
      </Form>
    </ConfirmDetails>
  );
}
