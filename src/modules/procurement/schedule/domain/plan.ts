import { addDays, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { workingDayFrom } from '#src/modules/legal/domain/holidays.ts';
import { type LegalParameter, parameterOn } from '#src/modules/legal/domain/parameters.ts';
import type { ProcedureKey } from '../../legality/domain/procedure.ts';
import { latestEventFor, nextWorkingDay, periodEnd, previousWorkingDay, workingDayUntil } from './periods.ts';
import { type PeriodChoices, type StepKey, type StepPlan, stepsOf } from './steps.ts';

/** A step with its days, both included. */
export interface PlannedStep {
  readonly key: StepKey;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay;
}

/** How a schedule was computed; kept with it, so that it can be computed again. */
export interface ScheduleBasis extends PeriodChoices {
  readonly procedureKey: ProcedureKey;
  readonly direction: 'forward' | 'backward';
  /** Forward: first day of work. Backward: the day the service starts. */
  readonly anchorOn: IsoDay;
  /** Days on which the council or board sits that decides the award; none: it decides without one. */
  readonly councilDays: readonly IsoDay[];
  /** Days between award and start; null: the portal's own. */
  readonly bufferDays: number | null;
}

/** What stands against computing a schedule. */
export type PlanProblem = 'parameter_missing' | 'no_council_day';

export type Planned =
  | { readonly ok: true; readonly steps: readonly PlannedStep[] }
  | { readonly ok: false; readonly problem: PlanProblem };

/** A step's length in days, from the parameters that hold on a day; null where one is missing. */
function stepDays(
  { span, key }: StepPlan,
  basis: Pick<ScheduleBasis, 'bufferDays'>,
  parameters: readonly LegalParameter[],
  day: IsoDay,
): number | null {
  if (span.kind === 'day') return 1;
  if (key === 'buffer' && basis.bufferDays !== null) return basis.bufferDays;
  return parameterOn(parameters, span.parameter, day)?.value ?? null;
}

/**
 * Computes a schedule forwards from its first day or backwards from the start of the service. Numbers are those that hold on
 * `today`; the schedule can be computed again when the law changes.
 */
export function planSchedule(basis: ScheduleBasis, parameters: readonly LegalParameter[], today: IsoDay): Planned {
  const sized = sizedSteps(basis, parameters, today);
  if (sized === null) return { ok: false, problem: 'parameter_missing' };
  const dayBefore = addDays(workingDayFrom(basis.anchorOn), -1);
  return outcome(basis.direction === 'forward' ? forward(basis, sized, dayBefore) : backward(basis, sized));
}

/** Computes what follows a step anew from the day it ends on. */
export function planAfter(
  basis: ScheduleBasis,
  parameters: readonly LegalParameter[],
  today: IsoDay,
  step: Pick<PlannedStep, 'key' | 'endsOn'>,
): Planned {
  const sized = sizedSteps(basis, parameters, today);
  if (sized === null) return { ok: false, problem: 'parameter_missing' };
  const following = sized.slice(sized.findIndex(({ plan }) => plan.key === step.key) + 1);
  return outcome(forward(basis, following, step.endsOn));
}

function outcome(steps: readonly PlannedStep[] | null): Planned {
  return steps === null ? { ok: false, problem: 'no_council_day' } : { ok: true, steps };
}

function sizedSteps(
  basis: ScheduleBasis,
  parameters: readonly LegalParameter[],
  today: IsoDay,
): readonly Sized[] | null {
  const plans = stepsOf(basis.procedureKey, basis);
  const lengths = plans.map((plan) => stepDays(plan, basis, parameters, today));
  if (lengths.some((days) => days === null)) return null;
  return plans.flatMap((plan, index) => {
    const days = lengths[index] ?? 0;
    // A buffer of no days is no step.
    return plan.key === 'buffer' && days === 0 ? [] : [{ plan, days }];
  });
}

interface Sized {
  readonly plan: StepPlan;
  readonly days: number;
}

/** `dayBefore` is the last day of the step before the first. */
function forward(basis: ScheduleBasis, sized: readonly Sized[], dayBefore: IsoDay): readonly PlannedStep[] | null {
  const steps: PlannedStep[] = [];
  let before = dayBefore;
  for (const { plan, days } of sized) {
    const { key, span } = plan;
    let startsOn = key === 'buffer' ? addDays(before, 1) : nextWorkingDay(before);
    let endsOn = startsOn;
    if (span.kind === 'period') {
      startsOn = addDays(before, 1);
      endsOn = periodEnd(before, days);
    } else if (span.kind === 'work') endsOn = key === 'buffer' ? addDays(before, days) : workEnd(startsOn, days);
    if (key === 'decision' && basis.councilDays.length > 0) {
      const sitting = [...basis.councilDays].sort().find((day) => day >= startsOn);
      if (sitting === undefined) return null;
      endsOn = sitting;
    }
    // A period starts the day after an event that happens on a working day: information is sent the day a decision falls.
    before = endsOn;
    steps.push({ key, startsOn, endsOn });
  }
  return steps;
}

function backward(basis: ScheduleBasis, sized: readonly Sized[]): readonly PlannedStep[] | null {
  const steps: PlannedStep[] = [];
  /** The first day of the step after. */
  let after = addDays(workingDayFrom(basis.anchorOn), 1);
  for (const { plan, days } of [...sized].reverse()) {
    const { key, span } = plan;
    let endsOn = key === 'buffer' ? addDays(after, -1) : previousWorkingDay(after);
    let startsOn = endsOn;
    if (span.kind === 'period') startsOn = addDays(latestEventFor(endsOn, days), 1);
    else if (key === 'buffer') startsOn = addDays(endsOn, 1 - days);
    else if (key === 'decision' && basis.councilDays.length > 0) {
      const sitting = [...basis.councilDays].sort().findLast((day) => day <= endsOn);
      if (sitting === undefined) return null;
      endsOn = sitting;
      startsOn = workStart(endsOn, days);
    } else if (span.kind === 'work') startsOn = workStart(endsOn, days);
    after = startsOn;
    steps.unshift({ key, startsOn, endsOn });
  }
  return steps;
}

/** Last day of work of so many calendar days that starts on a working day; it ends on a working day, too. */
function workEnd(startsOn: IsoDay, days: number): IsoDay {
  return workingDayFrom(addDays(startsOn, Math.max(days, 1) - 1));
}

/** First day of work that is to end on a day and takes at least so many calendar days. */
function workStart(endsOn: IsoDay, days: number): IsoDay {
  return workingDayUntil(addDays(endsOn, 1 - Math.max(days, 1)));
}
