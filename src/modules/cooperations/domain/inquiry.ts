import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { decideVerb, type StatusChange } from './decide.ts';
import type { ActingPerson, CooperationFacts } from './facts.ts';
import { type Decided, isBlank, refused } from './refusal.ts';

/** The authority asks; its clock pauses until the partners answer. Without a day the portal's own reminder period holds. */
export function decideAskBack(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly question: string; readonly dueOn: IsoDay | null },
): Decided<StatusChange & { dueOn: IsoDay }> {
  const decided = decideVerb('ask_back', facts, acting);
  if (!decided.ok) return decided;
  if (isBlank(input.question)) return refused('question_required');
  if (input.dueOn !== null && input.dueOn < facts.today) return refused('due_day_in_past');
  return { ...decided, dueOn: input.dueOn ?? deadlineAfter(facts.today, facts.reminderDays.inquiry) };
}

/** Any partner's editor answers for all; the clock of the authority runs on. */
export function decideAnswerInquiry(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly answer: string },
): Decided<StatusChange & { inquiryId: string }> {
  const decided = decideVerb('answer_inquiry', facts, acting);
  if (!decided.ok) return decided;
  if (facts.openInquiry === null) return refused('no_inquiry_open');
  if (isBlank(input.answer)) return refused('answer_required');
  return { ...decided, inquiryId: facts.openInquiry.id };
}
