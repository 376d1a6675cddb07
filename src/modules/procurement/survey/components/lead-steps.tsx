import type { ReactNode } from 'react';
import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmForm } from '#src/ui/form/confirm-form.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import type { FormStateAction } from '#src/ui/form/form-state.ts';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatCount } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { obstacleOf } from '../../domain/decide.ts';
import type { ProcurementVerb } from '../../domain/transitions.ts';
import { PROCUREMENT_REFUSALS } from '../../refusal-texts.ts';
import { PROCUREMENT_LIMITS } from '../../schema.ts';
import { VERB_LABELS } from '../../texts.ts';
import {
  closeSurveyAction,
  extendSurveyAction,
  openSurveyAction,
  remindBodiesAction,
  reopenSurveyAction,
} from '../actions.ts';
import { surveyPath } from '../domain/addresses.ts';
import type { SurveyRoom } from '../reads/room.ts';

/** What the lead buyer can do about the survey now, and what still keeps it from the next step. */
export function LeadSteps({ room }: { room: SurveyRoom }) {
  const { procurement, items, standings } = room;
  const { row, verbs, facts, acting } = procurement;
  if (!acting.capacities.includes('lead_manager')) return null;
  const can = (verb: ProcurementVerb) => verbs.includes(verb);
  const asked = Math.max(0, facts.participantCount - 1);
  const obstacles = (['open_survey', 'close_survey'] as const).flatMap((verb) => {
    const reason = obstacleOf(verb, facts, acting);
    return reason === null ? [] : [{ verb, message: PROCUREMENT_REFUSALS[reason].message }];
  });
  return (
    <Section title="Federführung" id="federfuehrung">
      <div className="ui-actions">
        <LinkButton href={surveyPath(row.id, 'questions')} variant={items.length === 0 ? 'primary' : 'secondary'}>
          {can('edit_survey') ? 'Fragen bearbeiten' : 'Fragen ansehen'}
        </LinkButton>
        {can('ask_bodies') ? (
          <LinkButton href={surveyPath(row.id, 'bodies')} variant={asked === 0 ? 'primary' : 'secondary'}>
            {asked === 0 ? 'Stellen auswählen' : `Stellen auswählen (${asked})`}
          </LinkButton>
        ) : null}
      </div>
      {obstacles.map(({ verb, message }) => (
        <p key={verb}>
          {VERB_LABELS[verb]} ist noch nicht möglich: {message}
        </p>
      ))}
      {can('open_survey') ? (
        <Step
          room={room}
          action={openSurveyAction}
          label={VERB_LABELS.open_survey}
          title={`Bedarfsabfrage für ${formatCount(asked, 'Stelle', 'Stellen')} öffnen?`}
        >
          <p>
            Die ausgewählten Stellen sehen das Vorhaben und die Fragen. Die Fragen lassen sich danach nicht mehr ändern.
          </p>
          <DateField name="dueOn" label="Letzter Tag für Antworten" />
          <TextareaField name="note" label="Hinweis an die gefragten Stellen" optional rows={4} maxLength={4_000} />
        </Step>
      ) : null}
      {can('close_survey') ? (
        <Step
          room={room}
          action={closeSurveyAction}
          label={VERB_LABELS.close_survey}
          title="Bedarfsabfrage schließen und Bedarf bündeln?"
        >
          <p>
            {standings && standings.asked > 0
              ? `${formatCount(standings.asked, 'Stelle hat', 'Stellen haben')} noch nicht geantwortet und ${standings.asked === 1 ? 'kann' : 'können'} es danach nicht mehr. `
              : ''}
            Wer geantwortet hat, kann seinen Bedarf weiterhin verbindlich bestätigen.
          </p>
        </Step>
      ) : null}
      {can('remind_bodies') && (standings?.asked ?? 0) > 0 ? (
        <Step
          room={room}
          action={remindBodiesAction}
          label={VERB_LABELS.remind_bodies}
          variant="secondary"
          title={`${formatCount(standings?.asked ?? 0, 'Stelle', 'Stellen')} erinnern?`}
        >
          <p>Jede Stelle, die noch nicht geantwortet hat, erhält eine Mitteilung, höchstens eine am Tag.</p>
        </Step>
      ) : null}
      {can('extend_survey') ? (
        <Step
          room={room}
          action={extendSurveyAction}
          label={VERB_LABELS.extend_survey}
          variant="secondary"
          title="Bis wann soll die Frist laufen?"
        >
          <DayAndReason />
        </Step>
      ) : null}
      {can('reopen_survey') ? (
        <Step
          room={room}
          action={reopenSurveyAction}
          label={VERB_LABELS.reopen_survey}
          variant="tertiary"
          title="Bedarfsabfrage wieder öffnen?"
        >
          <p>Bestätigungen gelten weiter. Wer seine Antwort ändert, muss neu bestätigen.</p>
          <DayAndReason />
        </Step>
      ) : null}
    </Section>
  );
}

function DayAndReason() {
  return (
    <>
      <DateField name="dueOn" label="Neuer letzter Tag" />
      <TextareaField
        name="reason"
        label="Grund"
        hint="Der Grund steht in der Vergabeakte; beteiligte Stellen lesen ihn."
        rows={3}
        maxLength={PROCUREMENT_LIMITS.reason}
      />
    </>
  );
}

interface StepProps {
  readonly room: SurveyRoom;
  readonly action: FormStateAction;
  readonly label: string;
  readonly title: string;
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly children: ReactNode;
}

function Step({ room, variant = 'primary', children, ...step }: StepProps) {
  const { id, version } = room.procurement.row;
  return (
    <ConfirmForm
      {...step}
      variant={variant}
      subject={{ procurementId: id, version }}
      id={`schritt-${step.label.toLowerCase().replace(/[^a-z]+/g, '-')}`}
    >
      {children}
    </ConfirmForm>
  );
}
