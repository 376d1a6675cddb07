import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { surveyStepSchema } from '../schema.ts';
import { ANSWERING_ROLES, listAskedBodyIds } from '../store/told.ts';

/** Ends the survey and pools the demand. Whoever answered may still confirm; nobody may answer or change any more. */
export const closeSurvey = command('procurement.close_survey', surveyStepSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'close_survey', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('close_survey', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { participantCount, answeredCount, partnerCount } = record.facts;
  const details = { participants: participantCount, answered: answeredCount, confirmed: partnerCount };
  const asked = await listAskedBodyIds(tx, record.row.id);
  await saveStep(tx, actor, record, 'close_survey', decided.to, { audience: 'lead', details });
  await updateProcurement(tx, record, { status: decided.to });
  audit({
    action: 'procurement.close_survey',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId, ...asked],
    details: { from: decided.from, to: decided.to },
  });
  tell(notice(record, actor, 'procurement_survey_closed', { bodyIds: asked, roles: ANSWERING_ROLES }));
  return accepted({ id: record.row.id });
});
