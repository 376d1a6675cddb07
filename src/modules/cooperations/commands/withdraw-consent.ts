import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideWithdrawConsent } from '../domain/consent.ts';
import { reasonSchema } from '../schema.ts';
import { saveConsentWithdrawal } from '../store/consents.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice, WORKING_ROLES } from '../store/notice.ts';

/** Takes back the acting body's consent, with a reason; a signed one needs a signatory. */
export const withdrawConsent = command('cooperations.withdraw_consent', reasonSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'withdraw_consent', input.cooperationId);
  const { reason } = input;
  const decided = decideWithdrawConsent(record.facts, record.acting, { reason });
  if (!decided.ok) return refused(decided.reason);
  const { contentVersion, leadBodyId } = record.facts;
  await saveConsentWithdrawal(tx, record, decided.consentId, reason);
  await saveVerb(tx, actor, record, 'withdraw_consent', decided.to, { reason, contentVersion });
  audit({
    action: 'cooperations.withdraw_consent',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { contentVersion, consentId: decided.consentId },
  });
  tell(notice(record, actor, 'cooperation_consent_withdrawn', { bodyIds: [leadBodyId], roles: WORKING_ROLES }));
  return accepted({ id: record.row.id });
});
