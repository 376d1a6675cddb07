import type { Procedure } from '#src/modules/legal/domain/approval-type.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { type CompletenessItem, isComplete } from './completeness.ts';
import { decideVerb, type StatusChange } from './decide.ts';
import { type ActingPerson, acceptedBodyIds, type CooperationFacts } from './facts.ts';
import { type Decided, isBlank, refused } from './refusal.ts';
import type { RuleSnapshot } from './rules.ts';

/** Freezes the first version and asks all parties for their consent to it. */
export function decideRequestConsents(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly completeness: readonly CompletenessItem[] },
): Decided<StatusChange & { contentVersion: number; consentDueOn: IsoDay }> {
  const decided = decideVerb('request_consents', facts, acting);
  if (!decided.ok) return decided;
  if (!isComplete(input.completeness)) return refused('content_incomplete');
  const consentDueOn = deadlineAfter(facts.today, facts.reminderDays.consent);
  return { ...decided, contentVersion: facts.contentVersion + 1, consentDueOn };
}

/**
 * Hands the case to the authority, the first time or after a return. `authorityBodyId` is the body that holds the office
 * `rules.authority` names; it, the procedure and the snapshot are stored and hold until a next submission.
 */
export function decideSubmit(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: {
    readonly completeness: readonly CompletenessItem[];
    readonly rules: RuleSnapshot;
    readonly authorityBodyId: string | null;
  },
): Decided<StatusChange & { authorityBodyId: string; procedure: Procedure }> {
  const decided = decideVerb('submit', facts, acting);
  if (!decided.ok) return decided;
  const { authorityBodyId, rules } = input;
  // Before completeness: the refusal that names the conflict helps more than "incomplete".
  if (authorityBodyId !== null && acceptedBodyIds(facts).includes(authorityBodyId))
    return refused('authority_takes_part');
  if (!isComplete(input.completeness) || rules.approval === null) return refused('content_incomplete');
  if (authorityBodyId === null || rules.authority.authority === null) return refused('authority_undetermined');
  return { ...decided, authorityBodyId, procedure: rules.approval.procedure };
}

/** Starts the approved or noted cooperation, on its first day at the earliest. */
export function decideActivate(
  facts: CooperationFacts,
  acting: ActingPerson,
): Decided<StatusChange & { activatedOn: IsoDay }> {
  const decided = decideVerb('activate', facts, acting);
  return decided.ok ? { ...decided, activatedOn: facts.today } : decided;
}

/** Records that the cooperation has ended, on a day that has come and is not before its start. */
export function decideEnd(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly endedOn: IsoDay; readonly reason: string },
): Decided<StatusChange & { endedOn: IsoDay }> {
  const decided = decideVerb('end', facts, acting);
  if (!decided.ok) return decided;
  const beforeStart = facts.startsOn !== null && input.endedOn < facts.startsOn;
  if (beforeStart || input.endedOn > facts.today) return refused('end_day_invalid');
  if (isBlank(input.reason)) return refused('reason_required');
  return { ...decided, endedOn: input.endedOn };
}

/** Gives the whole undertaking up before it was decided, with a reason. */
export function decideWithdraw(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly reason: string },
): Decided<StatusChange & { closesInquiryId: string | null }> {
  const decided = decideVerb('withdraw', facts, acting);
  if (!decided.ok) return decided;
  if (isBlank(input.reason)) return refused('reason_required');
  return { ...decided, closesInquiryId: facts.openInquiry?.id ?? null };
}
