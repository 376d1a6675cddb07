import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideSignConsent } from '../domain/consent.ts';
import { bodiesWithoutConsent } from '../domain/facts.ts';
import { signConsentSchema } from '../schema.ts';
import { saveSignature } from '../store/consents.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';

/** Second pair of eyes: a signatory who did not prepare the consent signs it, for the version they were shown. */
export const signConsent = command('cooperations.sign_consent', signConsentSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'sign_consent', input.cooperationId);
  const { facts, acting } = record;
  const decided = decideSignConsent(facts, acting, { contentVersion: input.contentVersion });
  if (!decided.ok) return refused(decided.reason);
  const { contentVersion } = facts;
  await saveSignature(tx, record, decided.consentId, actor.personId);
  await saveVerb(tx, actor, record, 'sign_consent', decided.to, { contentVersion });
  audit({
    action: 'cooperations.sign_consent',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(facts),
    details: { contentVersion, consentId: decided.consentId },
  });
  const missingConsents = bodiesWithoutConsent(facts).filter((bodyId) => bodyId !== acting.bodyId).length;
  const kind = missingConsents === 0 ? 'cooperation_consents_complete' : 'cooperation_consent_signed';
  tell(notice(record, actor, kind, { bodyIds: [facts.leadBodyId], roles: ['editor'] }, { missingConsents }));
  return accepted({ id: record.row.id });
});
