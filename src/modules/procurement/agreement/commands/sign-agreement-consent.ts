import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { decideSignConsent } from '../domain/decide-agreement.ts';
import { signAgreementConsentSchema } from '../schema.ts';
import { saveConsentSignature } from '../store.ts';

/** Second pair of eyes: a signatory who did not prepare the consent signs it, for the version they were shown. */
export const signAgreementConsent = command(
  'procurement.sign_agreement_consent',
  signAgreementConsentSchema,
  async (context, input) => {
    const { tx, actor, audit, tell } = context;
    const record = await loadForVerb(context, 'sign_agreement_consent', input.procurementId);
    const decided = decideSignConsent(record.facts, record.acting, input);
    if (!decided.ok) return refused(decided.reason);
    const { agreementVersion } = input;
    await saveConsentSignature(tx, record, { bodyId: actor.bodyId, signedBy: actor.personId });
    await saveStep(tx, actor, record, 'sign_agreement_consent', decided.to, {
      audience: 'lead',
      details: { agreementVersion },
    });
    audit({
      action: 'procurement.sign_agreement_consent',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [actor.bodyId, record.row.leadBodyId],
      details: { agreementVersion },
    });
    const to = { bodyIds: [record.row.leadBodyId], roles: ['procurement_manager', 'editor'] as const };
    tell(notice(record, actor, 'procurement_consent_signed', to));
    return accepted({ id: record.row.id });
  },
);
