import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { surveyStepSchema } from '../schema.ts';
import { ANSWERING_ROLES, markReminded } from '../store/told.ts';

/** Reminds every body that has not answered, at most once a day. */
export const remindBodies = command('procurement.remind_bodies', surveyStepSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'remind_bodies', input.procurementId);
  const decided = decideVerb('remind_bodies', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { facts, row } = record;
  const reminded = await markReminded(tx, row.id, facts.today, now);
  if (reminded.length === 0)
    return refused(facts.answeredCount < facts.participantCount ? 'reminded_today' : 'nobody_to_remind');
  const details = { reminded: reminded.length };
  await saveStep(tx, actor, record, 'remind_bodies', decided.to, { audience: 'lead', details });
  audit({
    action: 'procurement.remind_bodies',
    subjectType: 'procurement',
    subjectId: row.id,
    bodyIds: [row.leadBodyId],
    details,
  });
  const due = { dueOn: row.surveyDueOn };
  const bodyIds = reminded.map(({ bodyId }) => bodyId);
  tell(notice(record, actor, 'procurement_survey_reminder', { bodyIds, roles: ANSWERING_ROLES }, due));
  for (const { bodyId, deputyPersonId } of reminded)
    if (deputyPersonId !== null)
      tell({
        ...notice(record, actor, 'procurement_survey_reminder', { bodyIds: [bodyId] }, due),
        personId: deputyPersonId,
      });
  return accepted({ id: row.id, reminded: reminded.length });
});
