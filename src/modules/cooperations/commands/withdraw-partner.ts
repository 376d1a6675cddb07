import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { decideWithdrawPartner } from '../domain/membership.ts';
import { reasonSchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { decisionDueAfter, saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';
import { savePartner } from '../store/partners.ts';
import { closeInquiry } from '../store/review.ts';
import { applyVersionEffects, presentState } from '../store/version.ts';

/** A party leaves. The others must consent anew; a submitted case goes back to the partners. */
export const withdrawPartner = command('cooperations.withdraw_partner', reasonSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'withdraw_partner', input.cooperationId);
  const { reason } = input;
  const decided = decideWithdrawPartner(record.facts, record.acting, { reason });
  if (!decided.ok) return refused(decided.reason);
  const { bodyId, contentVersion, to: status } = decided;
  const voidedConsents = decided.voidedConsentIds.length;
  await saveVerb(tx, actor, record, 'withdraw_partner', status, { reason, contentVersion, voidedConsents });
  await closeInquiry(tx, record, decided.closesInquiryId);
  const state = presentState(record);
  const bodyIds = state.bodyIds.filter((id) => id !== bodyId);
  const columns = await applyVersionEffects(tx, actor, record, decided, { ...state, bodyIds });
  const decisionDueOn = decisionDueAfter(record, 'withdraw_partner', status);
  await updateCooperation(tx, record, { ...columns, status, decisionDueOn });
  audit({
    action: 'cooperations.withdraw_partner',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { from: record.row.status, to: status, contentVersion, voidedConsents },
  });
  const authority = status !== record.row.status ? [record.facts.authorityBodyId ?? []].flat() : [];
  const others = [...acceptedBodyIds(record.facts).filter((id) => id !== bodyId), ...authority];
  tell(notice(record, actor, 'cooperation_partner_withdrawn', { bodyIds: others }, { voidedConsents }));
  // Last: it ends the actor's access to everything above.
  await savePartner(tx, record, bodyId, 'accepted', { status: decided.partnerStatus, reason, respondedAt: now });
  return accepted({ id: record.row.id });
});
