import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { declineSurveySchema } from '../schema.ts';
import { endLiveConfirmation } from '../store/end-confirmation.ts';
import { loadForOwnStep } from '../store/load.ts';
import { changePart } from '../store/part.ts';
import { LEADING_ROLES } from '../store/told.ts';

/**
 * Says that the body has no demand, with the reason. It leaves the purchase with that and sees it no more; the lead buyer
 * can ask again.
 */
export const declineSurvey = command('procurement.decline_survey', declineSurveySchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForOwnStep(context, 'decline_survey', input.procurementId);
  const decided = decideVerb('decline_survey', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { id: procurementId, leadBodyId } = record.row;
  await saveStep(tx, actor, record, 'decline_survey', decided.to, { audience: 'lead', reason: input.reason });
  const ended = await endLiveConfirmation(context, record, 'decline');
  await changePart(
    tx,
    { procurementId, bodyId: actor.bodyId, version: input.version },
    { status: 'declined', isPartner: false, isCaller: false, declineReason: input.reason, answeredAt: context.now },
  );
  audit({
    action: 'procurement.decline_survey',
    subjectType: 'procurement',
    subjectId: procurementId,
    bodyIds: [...new Set([actor.bodyId, leadBodyId])],
    details: { confirmationEnded: ended },
  });
  if (actor.bodyId !== leadBodyId)
    tell(notice(record, actor, 'procurement_survey_declined', { bodyIds: [leadBodyId], roles: LEADING_ROLES }));
  return accepted({ id: procurementId, isLead: actor.bodyId === leadBodyId });
});
