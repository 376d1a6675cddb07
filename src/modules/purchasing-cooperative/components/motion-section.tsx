import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import { Card } from '#src/ui/card.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatDay, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { castVoteAction, closeMotionAction, openMotionAction } from '../actions.ts';
import { MAJORITIES, type MotionStatus, mayClose, takesVotes, VOTE_CHOICES, votesOn } from '../domain/membership.ts';
import type { CooperativeView, MotionView } from '../reads.ts';
import { COOPERATIVE_LIMITS } from '../schema.ts';
import { MAJORITY_LABELS, MOTION_STATUS_LABELS, majorityText, VOTE_LABELS } from '../texts.ts';

const TONES: Record<MotionStatus, BadgeTone> = { open: 'info', accepted: 'success', rejected: 'danger' };

interface MotionSectionProps {
  readonly cooperative: CooperativeView;
  readonly mayVote: boolean;
  readonly mayManage: boolean;
}

/** Motions: what is voted on, the own vote, results. */
export function MotionSection({ cooperative, mayVote, mayManage }: MotionSectionProps) {
  return (
    <Section title="Abstimmungen" id="abstimmungen">
      {mayManage ? <OpenMotionForm cooperative={cooperative} /> : null}
      {cooperative.motions.length === 0 ? <p className="ui-muted">Noch keine Abstimmung.</p> : null}
      {cooperative.motions.map((motion) => (
        <Motion key={motion.id} motion={motion} cooperative={cooperative} mayVote={mayVote} mayManage={mayManage} />
      ))}
    </Section>
  );
}

function Motion({ motion, cooperative, mayVote, mayManage }: MotionSectionProps & { motion: MotionView }) {
  const { today } = cooperative;
  const members = cooperative.members.filter((member) => votesOn(member, today)).length;
  const votable = mayVote && motion.ownChoice === null && takesVotes(motion, today);
  const closable = mayManage && motion.status === 'open' && mayClose({ ...motion, members }, today);
  return (
    <Card title={motion.title} meta={<Badge tone={TONES[motion.status]}>{MOTION_STATUS_LABELS[motion.status]}</Badge>}>
      <p className="whitespace-pre-line">{motion.text}</p>
      <p className="ui-muted">
        Abstimmung bis {formatDay(motion.closesOn)}. Nötig: {majorityText(motion.majority, cooperative.majorities)}
        {motion.ownChoice ? `. Ihre Stelle hat mit „${VOTE_LABELS[motion.ownChoice]}“ gestimmt` : ''}.
      </p>
      {motion.tally ? (
        <p>
          Ja: {formatNumber(motion.tally.yes)}, Nein: {formatNumber(motion.tally.no)}, Enthaltung:{' '}
          {formatNumber(motion.tally.abstain)}
          {motion.status === 'open'
            ? `; ${formatNumber(motion.votes)} von ${formatNumber(members)} Mitgliedern haben gestimmt`
            : ''}
        </p>
      ) : null}
      {votable ? (
        <Form
          action={castVoteAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Stimme abgeben"
          label={`Stimme abgeben: ${motion.title}`}
          id={`stimme-${motion.id.slice(0, 8)}`}
        >
          <HiddenField name="motionId" value={motion.id} />
          <RadioGroup
            name="choice"
            label="Ihre Stelle stimmt mit"
            hint="Eine abgegebene Stimme lässt sich nicht ändern."
            horizontal
            options={VOTE_CHOICES.map((value) => ({ value, label: VOTE_LABELS[value] }))}
          />
        </Form>
      ) : null}
      {closable ? (
        <Form
          action={closeMotionAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Auszählen und schließen"
          submitVariant="secondary"
          label={`Auszählen und schließen: ${motion.title}`}
          guard={false}
        >
          <HiddenField name="motionId" value={motion.id} />
          <HiddenField name="version" value={motion.version} />
        </Form>
      ) : null}
    </Card>
  );
}

function OpenMotionForm({ cooperative }: { cooperative: CooperativeView }) {
  const { cooperativeId, majorities } = cooperative;
  return (
    <ConfirmDetails label="Antrag zur Abstimmung stellen" title="Antrag zur Abstimmung stellen">
      <Form
        action={openMotionAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Abstimmung eröffnen"
        label="Antrag zur Abstimmung stellen"
        values={{ majority: 'simple' }}
      >
        <HiddenField name="cooperativeId" value={cooperativeId} />
        <TextField name="title" label="Titel" maxLength={COOPERATIVE_LIMITS.title} />
        <TextareaField name="text" label="Antrag" rows={5} maxLength={COOPERATIVE_LIMITS.text} />
        <RadioGroup
          name="majority"
          label="Nötige Mehrheit"
          hint="Verlangt die Satzung eine andere, gilt sie: Das Portal rechnet mit dem Gesetz."
          options={MAJORITIES.map((value) => ({
            value,
            label: `${MAJORITY_LABELS[value]}: ${majorityText(value, majorities)}`,
          }))}
        />
        <DateField name="closesOn" label="Letzter Tag der Abstimmung" />
      </Form>
    </ConfirmDetails>
  );
}
