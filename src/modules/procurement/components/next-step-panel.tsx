import { urgencyOf } from '#src/modules/legal/domain/deadlines.ts';
import { CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { Badge } from '#src/ui/badge.tsx';
import { formatCount, formatDay, formatDays } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { SourceNote } from '#src/ui/source-note.tsx';
import type { NextStep } from '../domain/next-step.ts';
import { ACTOR_LABELS, NEXT_STEP_TEXTS, VERB_LABELS } from '../texts.ts';

interface NextStepPanelProps {
  readonly step: NextStep;
  readonly leadName: string;
  readonly today: string;
}

/** What is next, who must act, by when, on which legal ground. */
export function NextStepPanel({ step, leadName, today }: NextStepPanelProps) {
  return (
    <Section title="Was jetzt ansteht" id="naechster-schritt">
      <p>{NEXT_STEP_TEXTS[step.code]}</p>
      {step.who && step.verb ? (
        <ul className="ui-list">
          <li>
            <strong>{ACTOR_LABELS[step.who](leadName)}</strong>: {VERB_LABELS[step.verb]}
            {step.openCount !== null && step.openCount > 0 ? ` (${openText(step)})` : ''}
            {step.dueOn ? <Due day={step.dueOn} today={today} /> : null}
          </li>
        </ul>
      ) : null}
      {step.ground ? (
        <SourceNote source={step.ground.source} certainty={CERTAINTY_LABELS[step.ground.certainty]} />
      ) : null}
    </Section>
  );
}

function openText({ code, openCount }: NextStep): string {
  const count = openCount ?? 0;
  return code === 'check_legality' || code === 'answer_check'
    ? `noch ${formatCount(count, 'Punkt', 'Punkte')}`
    : `noch ${formatCount(count, 'Stelle', 'Stellen')}`;
}

/** A due day and how near it is. */
function Due({ day, today }: { day: string; today: string }) {
  const urgency = urgencyOf(day, today);
  return (
    <>
      {' '}
      bis <time dateTime={day}>{formatDay(day)}</time>{' '}
      {urgency.kind === 'overdue' ? (
        <Badge tone="danger">{`seit ${formatDays(urgency.days).replace('Tage', 'Tagen')} vorbei`}</Badge>
      ) : urgency.kind === 'due_today' ? (
        <Badge tone="warning">heute</Badge>
      ) : urgency.days <= 7 ? (
        <Badge tone="warning">{`noch ${formatDays(urgency.days)}`}</Badge>
      ) : null}
    </>
  );
}
