import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { decidePlan } from '../domain/decide-schedule.ts';
import { planScheduleSchema } from '../schema.ts';
import { loadSchedule, saveSchedule } from '../store.ts';

/** Computes the schedule from its first day or back from the start of the service, and keeps how. */
export const planSchedule = command('procurement.plan_schedule', planScheduleSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'plan_schedule', input.procurementId);
  assertVersion(record, input.version);
  const { procurementId: _id, version: _version, keepFixed, ...basis } = input;
  const { steps, parameters } = await loadSchedule(tx, record);
  const { facts, acting } = record;
  const decided = decidePlan({ facts, acting, steps, parameters }, basis, keepFixed);
  if (!decided.ok) return refused(decided.reason);
  await saveStep(tx, actor, record, 'plan_schedule', decided.to, {
    audience: 'lead',
    details: { basis, startsOn: decided.steps[0]?.startsOn, endsOn: decided.steps.at(-1)?.endsOn },
  });
  await saveSchedule(tx, record, basis, decided.steps);
  audit({
    action: 'procurement.plan_schedule',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId],
    details: { procedureKey: basis.procedureKey, direction: basis.direction, anchorOn: basis.anchorOn },
  });
  return accepted({ id: record.row.id });
});
