import { urgencyOf } from '#src/modules/legal/domain/deadlines.ts';
import { CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { Badge } from '#src/ui/badge.tsx';
import { formatDay, formatDays, formatMore, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { SourceNote } from '#src/ui/source-note.tsx';
import type { CooperationView } from '../reads/view.ts';
import { NEXT_STEP_TEXTS, VERB_LABELS } from '../texts.ts';

/** More acts than this are counted instead of listed. */
const SHOWN = 8;

/** What is next, who must act, by when, on which legal ground. */
export function NextStepPanel({ view }: { view: CooperationView }) {
  const { nextStep, bodyNames, today } = view;
  const shown = nextStep.pending.slice(0, SHOWN);
  const more = nextStep.pending.length - shown.length;
  return (
    <Section title="Was jetzt ansteht" id="naechster-schritt">
      <p>{NEXT_STEP_TEXTS[nextStep.code]}</p>
      {shown.length > 0 ? (
        <ul className="ui-list">
          {shown.map(({ verb, bodyId, dueOn }) => (
            <li key={`${verb} ${bodyId}`}>
              <strong>{bodyNames[bodyId] ?? 'Eine beteiligte Stelle'}</strong>: {VERB_LABELS[verb]}
              {dueOn ? <DueOn day={dueOn} today={today} /> : null}
            </li>
          ))}
          {more > 0 ? <li>{formatMore(more)}</li> : null}
        </ul>
      ) : null}
      {nextStep.ground ? (
        <SourceNote source={nextStep.ground.source} certainty={CERTAINTY_LABELS[nextStep.ground.certainty]} />
      ) : null}
    </Section>
  );
}

/** A due day and how near it is. */
export function DueOn({ day, today }: { day: string; today: string }) {
  const urgency = urgencyOf(day, today);
  return (
    <>
      {' '}
      bis <time dateTime={day}>{formatDay(day)}</time>{' '}
      {urgency.kind === 'overdue' ? (
        <Badge tone="danger">{`seit ${urgency.days === 1 ? 'einem Tag' : `${formatNumber(urgency.days)} Tagen`} überfällig`}</Badge>
      ) : urgency.kind === 'due_today' ? (
        <Badge tone="warning">heute</Badge>
      ) : urgency.days <= 7 ? (
        <Badge tone="warning">{`noch ${formatDays(urgency.days)}`}</Badge>
      ) : null}
    </>
  );
}
