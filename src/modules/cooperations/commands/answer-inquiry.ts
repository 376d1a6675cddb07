import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideAnswerInquiry } from '../domain/inquiry.ts';
import { answerInquirySchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { decisionDueAfter, saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';
import { saveAnswer } from '../store/review.ts';

/** A partner's editor answers for all; the authority's clock runs on. */
export const answerInquiry = command('cooperations.answer_inquiry', answerInquirySchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'answer_inquiry', input.cooperationId);
  const { answer } = input;
  // The question shown must still be the open one: another partner may have answered, and the authority asked anew.
  const { openInquiry, authorityBodyId } = record.facts;
  if (openInquiry?.id !== input.inquiryId) throw new AppError('conflict');
  const decided = decideAnswerInquiry(record.facts, record.acting, { answer });
  if (!decided.ok) return refused(decided.reason);
  const { inquiryId, to: status } = decided;
  await saveVerb(tx, actor, record, 'answer_inquiry', status, { inquiryId });
  await saveAnswer(tx, actor, record, inquiryId, answer);
  await updateCooperation(tx, record, { status, decisionDueOn: decisionDueAfter(record, 'answer_inquiry', status) });
  audit({
    action: 'cooperations.answer_inquiry',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { inquiryId },
  });
  const bodyIds = authorityBodyId === null ? [] : [authorityBodyId];
  tell(notice(record, actor, 'cooperation_inquiry_answered', { bodyIds, roles: ['authority_decider'] }));
  return accepted({ id: record.row.id });
});
