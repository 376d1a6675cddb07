import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { decideEditStep } from '../domain/decide-schedule.ts';
import { editScheduleStepSchema } from '../schema.ts';
import { loadSchedule, saveSchedule } from '../store.ts';

/** Moves one step by hand. A day that breaks a minimum period is refused with its paragraph. */
export const editScheduleStep = command(
  'procurement.edit_schedule_step',
  editScheduleStepSchema,
  async (context, input) => {
    const { tx, actor, audit } = context;
    const record = await loadForVerb(context, 'plan_schedule', input.procurementId);
    assertVersion(record, input.version);
    const { stepKey: key, startsOn, endsOn, note, moveFollowing } = input;
    const { basis, steps, parameters } = await loadSchedule(tx, record);
    const { facts, acting } = record;
    const edit = { key, startsOn, endsOn, note, moveFollowing };
    const decided = decideEditStep({ facts, acting, steps, parameters }, basis, edit);
    if (!decided.ok) return refused(decided.reason);
    await saveStep(tx, actor, record, 'plan_schedule', decided.to, {
      audience: 'lead',
      details: { stepKey: key, startsOn, endsOn, moveFollowing },
    });
    if (basis) await saveSchedule(tx, record, basis, decided.steps);
    audit({
      action: 'procurement.edit_schedule_step',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [record.row.leadBodyId],
      details: { stepKey: key, startsOn, endsOn },
    });
    return accepted({ id: record.row.id });
  },
);
