import { dateOf } from '#src/db/columns.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { extendSurveySchema } from '../schema.ts';
import { ANSWERING_ROLES, listAskedBodyIds } from '../store/told.ts';

/** Moves the last day of the survey to a later one, also after it has passed. */
export const extendSurvey = command('procurement.extend_survey', extendSurveySchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'extend_survey', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('extend_survey', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  if (input.dueOn <= record.facts.today) return refused('due_in_past');
  if (record.row.surveyDueOn !== null && input.dueOn <= record.row.surveyDueOn) return refused('due_not_later');
  const asked = await listAskedBodyIds(tx, record.row.id);
  const details = { before: record.row.surveyDueOn, dueOn: input.dueOn };
  await saveStep(tx, actor, record, 'extend_survey', decided.to, { reason: input.reason, details });
  await updateProcurement(tx, record, { surveyDueOn: dateOf(input.dueOn) });
  audit({
    action: 'procurement.extend_survey',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId, ...asked],
    details,
  });
  const to = { bodyIds: asked, roles: ANSWERING_ROLES };
  tell(notice(record, actor, 'procurement_survey_extended', to, { dueOn: input.dueOn }));
  return accepted({ id: record.row.id });
});
