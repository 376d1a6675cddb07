import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import { decideVerb, type StatusChange } from '../../domain/decide.ts';
import type { ActingPerson, ProcurementFacts } from '../../domain/facts.ts';
import { type Decided, type RefusalReason, refused } from '../../domain/refusal.ts';
import { type PlannedStep, type PlanProblem, planAfter, planSchedule, type ScheduleBasis } from './plan.ts';
import { type ScheduleRefusal, violationsOf } from './validate.ts';

/** A step as it is kept. */
export interface KeptStep extends PlannedStep {
  /** Entered by hand. */
  readonly fixed: boolean;
  readonly note: string;
}

export type PlanRefusal = RefusalReason | PlanProblem | ScheduleRefusal | 'schedule_missing' | 'step_missing';

/** What rules of the schedule ask: who acts, the law that holds, and the schedule as it is. */
export interface PlanContext {
  readonly facts: ProcurementFacts;
  readonly acting: ActingPerson;
  readonly parameters: readonly LegalParameter[];
  readonly steps: readonly KeptStep[];
}

/** Computes the schedule anew; what was entered by hand is kept if asked, as long as no minimum period breaks. */
export function decidePlan(
  { facts, acting, parameters, steps }: PlanContext,
  basis: ScheduleBasis,
  keepFixed: boolean,
): Decided<StatusChange & { steps: readonly KeptStep[] }, PlanRefusal> {
  const decided = decideVerb('plan_schedule', facts, acting);
  if (!decided.ok) return decided;
  const planned = planSchedule(basis, parameters, facts.today);
  if (!planned.ok) return refused(planned.problem);
  const next = planned.steps.map((step): KeptStep => {
    const earlier = steps.find(({ key }) => key === step.key);
    if (keepFixed && earlier?.fixed) return earlier;
    return { ...step, fixed: false, note: earlier?.note ?? '' };
  });
  return standing(next, basis, parameters, facts.today, decided);
}

/** Moves one step, and what follows it if asked. A day that breaks a minimum period is refused. */
export function decideEditStep(
  { facts, acting, parameters, steps }: PlanContext,
  basis: ScheduleBasis | null,
  edit: Omit<KeptStep, 'fixed'> & { readonly moveFollowing: boolean },
): Decided<StatusChange & { steps: readonly KeptStep[] }, PlanRefusal> {
  const decided = decideVerb('plan_schedule', facts, acting);
  if (!decided.ok) return decided;
  if (basis === null) return refused('schedule_missing');
  const { moveFollowing, ...step } = edit;
  const position = steps.findIndex(({ key }) => key === step.key);
  if (position === -1) return refused('step_missing');
  if (step.endsOn < step.startsOn) return refused('step_backwards');
  const changed: KeptStep = { ...step, fixed: true };
  let following = steps.slice(position + 1);
  if (moveFollowing) {
    const planned = planAfter(basis, parameters, facts.today, step);
    if (!planned.ok) return refused(planned.problem);
    following = planned.steps.map((one) => ({
      ...one,
      fixed: false,
      note: steps.find(({ key }) => key === one.key)?.note ?? '',
    }));
  }
  return standing([...steps.slice(0, position), changed, ...following], basis, parameters, facts.today, decided);
}

function standing(
  steps: readonly KeptStep[],
  basis: ScheduleBasis,
  parameters: readonly LegalParameter[],
  today: IsoDay,
  decided: { readonly ok: true } & StatusChange,
): Decided<StatusChange & { steps: readonly KeptStep[] }, PlanRefusal> {
  for (const { reason } of violationsOf(steps, basis, parameters, today))
    if (reason !== 'own_convention_missed') return refused(reason);
  return { ...decided, steps };
}
