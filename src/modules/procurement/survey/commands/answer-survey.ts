import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { decideAnswers, isAnswered } from '../domain/answers.ts';
import { answerSurveySchema } from '../schema.ts';
import { endLiveConfirmation } from '../store/end-confirmation.ts';
import { listItems } from '../store/items.ts';
import { loadForOwnStep } from '../store/load.ts';
import { changePart, loadOwnPart, saveAnswers } from '../store/part.ts';
import { LEADING_ROLES } from '../store/told.ts';

/**
 * Saves a body's answers, as a draft nobody else counts or as its answer. What was sent is corrected by sending again, so
 * that no half-filled form replaces it; a correction ends a confirmation, which others have relied on.
 */
export const answerSurvey = command('procurement.answer_survey', answerSurveySchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForOwnStep(context, 'answer_survey', input.procurementId);
  const decided = decideVerb('answer_survey', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const procurementId = record.row.id;
  const part = await loadOwnPart(tx, procurementId, actor.bodyId);
  const sent = input.intent === 'send' || part.status !== 'asked';
  const items = await listItems(tx, procurementId);
  const answers = decideAnswers(items, input.answers, sent);
  if (!answers.ok) return refused(answers.reason);
  const lock = { procurementId, bodyId: actor.bodyId, version: input.version };
  if (sent) {
    const answered = items.filter((item, index) => {
      const answer = answers.answers[index];
      return answer !== undefined && isAnswered(item, answer);
    }).length;
    const details = { answered, correction: part.status !== 'asked', conditional: input.condition !== '' };
    await saveStep(tx, actor, record, 'answer_survey', decided.to, { audience: 'lead', details });
  }
  const ended = sent ? await endLiveConfirmation(context, record, 'correction') : 'none';
  await changePart(tx, lock, {
    condition: input.condition,
    ...(sent ? { status: 'answered', isPartner: false, answeredAt: now, answeredBy: actor.personId } : {}),
  });
  await saveAnswers(tx, procurementId, actor.bodyId, answers.answers);
  const { leadBodyId } = record.row;
  audit({
    action: sent ? 'procurement.answer_survey' : 'procurement.draft_survey_answer',
    subjectType: 'procurement',
    subjectId: procurementId,
    bodyIds: sent ? [...new Set([actor.bodyId, leadBodyId])] : [actor.bodyId],
    details: { items: items.length, correction: part.status !== 'asked', confirmationEnded: ended },
  });
  const to = { bodyIds: [leadBodyId], roles: LEADING_ROLES };
  if (ended === 'signed') tell(notice(record, actor, 'procurement_demand_changed', to));
  else if (sent && part.status === 'asked' && actor.bodyId !== leadBodyId)
    tell(notice(record, actor, 'procurement_survey_answered', to));
  return accepted({ id: procurementId, sent });
});
