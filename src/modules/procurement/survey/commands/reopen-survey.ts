import { dateOf } from '#src/db/columns.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { reopenSurveySchema } from '../schema.ts';
import { ANSWERING_ROLES, listAskedBodyIds } from '../store/told.ts';

/** Opens the survey once more with a new last day, with the reason in the record. Confirmations stay as they are. */
export const reopenSurvey = command('procurement.reopen_survey', reopenSurveySchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'reopen_survey', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('reopen_survey', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  if (input.dueOn <= record.facts.today) return refused('due_in_past');
  const asked = await listAskedBodyIds(tx, record.row.id);
  const details = { dueOn: input.dueOn };
  await saveStep(tx, actor, record, 'reopen_survey', decided.to, { reason: input.reason, details });
  await updateProcurement(tx, record, { status: decided.to, surveyDueOn: dateOf(input.dueOn) });
  audit({
    action: 'procurement.reopen_survey',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId, ...asked],
    details: { from: decided.from, to: decided.to, ...details },
  });
  const to = { bodyIds: asked, roles: ANSWERING_ROLES };
  tell(notice(record, actor, 'procurement_survey_reopened', to, { dueOn: input.dueOn }));
  return accepted({ id: record.row.id });
});
