import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmForm } from '#src/ui/form/confirm-form.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
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
  const subject = { cooperationId: view.id, version: view.version };
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
        <ConfirmForm
          subject={subject}
          action={requestConsentsAction}
          label={VERB_LABELS.request_consents}
          title="Zustimmungen aller Partner anfordern?"
        >
          <p>Der Inhalt wird als Fassung festgehalten. Wird er danach geändert, müssen alle Partner neu zustimmen.</p>
        </ConfirmForm>
      ) : null}
      {can('submit') ? (
        <ConfirmForm
          subject={subject}
          action={submitCooperationAction}
          label={VERB_LABELS.submit}
          title={`Bei ${view.expectedAuthority?.name ?? 'der Aufsichtsbehörde'} einreichen?`}
        >
          <p>
            Die Behörde erhält den Inhalt, die Zustimmungen und die Dokumente. Bis sie zurückgibt oder entscheidet,
            lässt sich der Inhalt nicht ändern.
          </p>
        </ConfirmForm>
      ) : null}
      {can('activate') ? (
        <ConfirmForm
          subject={subject}
          action={activateCooperationAction}
          label={VERB_LABELS.activate}
          title="Zusammenarbeit starten?"
        >
          <p>Damit halten Sie fest, dass die Zusammenarbeit begonnen hat.</p>
        </ConfirmForm>
      ) : null}
      {can('end') ? (
        <ConfirmForm
          subject={subject}
          action={endCooperationAction}
          label={VERB_LABELS.end}
          title="Ende der Zusammenarbeit eintragen"
          variant="secondary"
          values={{ endedOn: berlinDay(new Date()) }}
        >
          <DateField name="endedOn" label="Letzter Tag" />
          <TextareaField name="reason" label="Grund" rows={3} maxLength={4000} />
        </ConfirmForm>
      ) : null}
      {can('withdraw_partner') ? (
        <ConfirmForm
          subject={subject}
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
        </ConfirmForm>
      ) : null}
      {can('withdraw') ? (
        <ConfirmForm
          subject={subject}
          action={withdrawCooperationAction}
          label={VERB_LABELS.withdraw}
          title="Vorhaben endgültig zurückziehen?"
          variant="tertiary"
          danger
        >
          <p>Das Vorhaben ist dann abgeschlossen und lässt sich nicht wieder aufnehmen. Der Verlauf bleibt erhalten.</p>
          <TextareaField name="reason" label="Grund" rows={3} maxLength={4000} />
        </ConfirmForm>
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
