import { addDays, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { isWorkingDay } from '#src/modules/legal/domain/holidays.ts';
import { type LegalParameter, parameterOn } from '#src/modules/legal/domain/parameters.ts';
import { PROCEDURES } from '../../legality/domain/procedure.ts';
import { periodEnd } from './periods.ts';
import type { PlannedStep, ScheduleBasis } from './plan.ts';
import { type StepKey, type StepPlan, stepsOf } from './steps.ts';

/** Why a schedule cannot stand. Each names its paragraph in refusal-texts.ts. */
export type ScheduleRefusal =
  | 'offers_too_short_open'
  | 'offers_too_short_restricted'
  | 'requests_too_short'
  | 'standstill_too_short'
  | 'period_not_known'
  | 'steps_out_of_order'
  | 'period_ends_on_holiday'
  | 'step_backwards';

/** What is wrong with a step. A warning lets it stand: the law asks only for a fitting period there. */
export interface Violation {
  readonly key: StepKey;
  readonly reason: ScheduleRefusal | 'own_convention_missed';
  /** The first day the step may end on, where a period is too short. */
  readonly earliestEnd: IsoDay | null;
  readonly isWarning: boolean;
}

/** A step's minimum period on its days: the number, where it comes from, and the first day it may end on. */
export interface MinimumPeriod {
  readonly rule: LegalParameter;
  readonly own: boolean;
  readonly earliestEnd: IsoDay;
}

/** The minimum period of a step that starts on a day, or null where it has none or none is known. */
export function minimumPeriod(
  plan: StepPlan,
  startsOn: IsoDay,
  parameters: readonly LegalParameter[],
  today: IsoDay,
): MinimumPeriod | null {
  if (plan.span.kind !== 'period') return null;
  const rule = parameterOn(parameters, plan.span.parameter, today);
  if (rule === null) return null;
  return { rule, own: plan.span.own === true, earliestEnd: periodEnd(addDays(startsOn, -1), rule.value) };
}

/** Everything that is wrong with a schedule, in the order of its steps. */
export function violationsOf(
  steps: readonly PlannedStep[],
  basis: ScheduleBasis,
  parameters: readonly LegalParameter[],
  today: IsoDay,
): readonly Violation[] {
  const plans = stepsOf(basis.procedureKey, basis);
  return steps.flatMap((step, index): Violation[] => {
    const before = steps[index - 1];
    const plan = plans.find(({ key }) => key === step.key);
    if (step.endsOn < step.startsOn) return [broken(step.key, 'step_backwards')];
    if (before && step.startsOn <= before.endsOn) return [broken(step.key, 'steps_out_of_order')];
    if (plan?.span.kind !== 'period') return [];
    const minimum = minimumPeriod(plan, step.startsOn, parameters, today);
    if (minimum === null) return [broken(step.key, 'period_not_known')];
    if (step.endsOn < minimum.earliestEnd)
      return minimum.own
        ? [{ key: step.key, reason: 'own_convention_missed', earliestEnd: minimum.earliestEnd, isWarning: true }]
        : [{ ...broken(step.key, shortPeriod(step.key, basis)), earliestEnd: minimum.earliestEnd }];
    return isWorkingDay(step.endsOn) ? [] : [broken(step.key, 'period_ends_on_holiday')];
  });
}

function broken(key: StepKey, reason: ScheduleRefusal): Violation {
  return { key, reason, earliestEnd: null, isWarning: false };
}

function shortPeriod(key: StepKey, { procedureKey }: ScheduleBasis): ScheduleRefusal {
  if (key === 'standstill') return 'standstill_too_short';
  if (key === 'requests') return 'requests_too_short';
  return procedureKey === 'open' || PROCEDURES[procedureKey] !== 'eu'
    ? 'offers_too_short_open'
    : 'offers_too_short_restricted';
}
