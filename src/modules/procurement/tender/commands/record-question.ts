import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { recordQuestionSchema } from '../schema.ts';
import { insertQuestion } from '../store.ts';

/** Notes a bidder's question, without its name, with the answer all bidders get or still without one. */
export const recordQuestion = command('procurement.record_question', recordQuestionSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const record = await loadForVerb(context, 'answer_question', input.procurementId);
  const decided = decideVerb('answer_question', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { id, leadBodyId } = record.row;
  const answered = input.answer === null ? null : { on: berlinDay(now), by: actor.personId };
  const questionId = await insertQuestion(tx, id, input, answered);
  const note = {
    audience: answered ? 'participants' : 'lead',
    details: { questionId, answered: answered !== null },
  } as const;
  await saveStep(tx, actor, record, 'answer_question', decided.to, note);
  audit({
    action: 'procurement.record_question',
    subjectType: 'procurement',
    subjectId: id,
    bodyIds: [leadBodyId],
    details: { questionId },
  });
  return accepted({ id });
});
