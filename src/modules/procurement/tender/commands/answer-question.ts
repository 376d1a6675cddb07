import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { answerQuestionSchema } from '../schema.ts';
import { saveAnswer } from '../store.ts';

/** Answers a bidder's question for all bidders; an answer given is never changed. */
export const answerQuestion = command('procurement.answer_question', answerQuestionSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const record = await loadForVerb(context, 'answer_question', input.procurementId);
  const decided = decideVerb('answer_question', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { id, leadBodyId } = record.row;
  const { questionId, version, answer } = input;
  await saveAnswer(tx, id, { id: questionId, version, answer }, { on: berlinDay(now), by: actor.personId });
  await saveStep(tx, actor, record, 'answer_question', decided.to, { details: { questionId, answered: true } });
  audit({
    action: 'procurement.answer_question',
    subjectType: 'procurement',
    subjectId: id,
    bodyIds: [leadBodyId],
    details: { questionId },
  });
  return accepted({ id });
});
