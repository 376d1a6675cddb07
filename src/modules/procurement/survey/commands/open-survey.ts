import { dateOf } from '#src/db/columns.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { openSurveySchema } from '../schema.ts';
import { ANSWERING_ROLES, listAskedBodyIds } from '../store/told.ts';

/** Opens the survey: from now on the chosen bodies see the purchase and are asked until the last day. */
export const openSurvey = command('procurement.open_survey', openSurveySchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'open_survey', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('open_survey', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  if (input.dueOn <= record.facts.today) return refused('due_in_past');
  const asked = await listAskedBodyIds(tx, record.row.id);
  const details = { asked: asked.length, items: record.facts.itemCount, dueOn: input.dueOn };
  await saveStep(tx, actor, record, 'open_survey', decided.to, { details });
  await updateProcurement(tx, record, {
    status: decided.to,
    surveyDueOn: dateOf(input.dueOn),
    surveyNote: input.note,
  });
  audit({
    action: 'procurement.open_survey',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId, ...asked],
    details: { from: decided.from, to: decided.to, ...details },
  });
  const to = { bodyIds: asked, roles: ANSWERING_ROLES };
  tell(notice(record, actor, 'procurement_survey_opened', to, { dueOn: input.dueOn }));
  return accepted({ id: record.row.id });
});
