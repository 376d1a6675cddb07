import { readAs } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import type { Actor } from '#src/policy/actor.ts';
import { isProcedureKey } from '../legality/domain/procedure.ts';
import { type OpenProcurement, readProcurement } from '../reads/procurement.ts';
import type { KeptStep } from './domain/decide-schedule.ts';
import type { ScheduleBasis } from './domain/plan.ts';
import { isStepKey, stepsOf } from './domain/steps.ts';
import { type MinimumPeriod, minimumPeriod, type Violation, violationsOf } from './domain/validate.ts';

/** What one statement knows of a schedule. */
export interface StoredSchedule {
  readonly basis: ScheduleBasis | null;
  readonly steps: readonly KeptStep[];
  readonly parameters: readonly LegalParameter[];
}

/** Steps, basis and the periods of the law: one statement. */
export function scheduleStatement(id: string): Sql {
  return sql`SELECT p.schedule_basis AS basis,
    (SELECT coalesce(json_agg(json_build_object('key', s.step_key, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
        'fixed', s.fixed, 'note', s.note) ORDER BY s.position), '[]')
      FROM schedule_step s WHERE s.procurement_id = p.id) AS steps,
    (SELECT json_agg(json_build_object('key', l.key, 'value', l.value, 'validFrom', l.valid_from, 'validTo', l.valid_to,
        'source', l.source, 'certainty', l.certainty, 'note', l.note))
      FROM legal_parameter l WHERE l.key LIKE 'tender%' OR l.key LIKE 'standstill%' OR l.key LIKE 'plan%') AS parameters
    FROM procurement p WHERE p.id = ${id}::uuid`;
}

/** A step as it is shown. */
export interface StepView extends KeptStep {
  readonly minimum: MinimumPeriod | null;
  readonly violation: Violation | null;
}

/** The schedule as a reader sees it. */
export interface ScheduleView {
  readonly procurement: OpenProcurement;
  readonly basis: ScheduleBasis | null;
  readonly steps: readonly StepView[];
  /** The first step lies before today while work has not begun. */
  readonly isLate: boolean;
  /** The schedule was computed for another procedure than the one chosen since. */
  readonly otherProcedure: boolean;
  readonly today: IsoDay;
}

/** The schedule, or null where the actor may not see it. Two statements. */
export function getSchedule(actor: Actor, id: string): Promise<ScheduleView | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('schedule')) return null;
    const [stored] = await query<StoredSchedule>(scheduleStatement(id));
    const { today } = procurement.facts;
    const basis = stored?.basis && isProcedureKey(stored.basis.procedureKey) ? stored.basis : null;
    const kept = (stored?.steps ?? []).filter(({ key }) => isStepKey(key));
    const parameters = stored?.parameters ?? [];
    const plans = basis ? stepsOf(basis.procedureKey, basis) : [];
    const violations = basis ? violationsOf(kept, basis, parameters, today) : [];
    const steps = kept.map((step): StepView => {
      const plan = plans.find(({ key }) => key === step.key);
      return {
        ...step,
        minimum: plan ? minimumPeriod(plan, step.startsOn, parameters, today) : null,
        violation: violations.find(({ key }) => key === step.key) ?? null,
      };
    });
    const before = ['idea', 'surveying', 'pooled', 'legally_checked', 'agreed'];
    const first = steps[0];
    const chosen = procurement.row.procedureKey;
    return {
      procurement,
      basis,
      steps,
      isLate: first !== undefined && first.startsOn < today && before.includes(procurement.row.status),
      otherProcedure: basis !== null && chosen !== null && chosen !== basis.procedureKey,
      today,
    };
  });
}
