import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { withdrawAgreementConsentSchema } from '../schema.ts';
import { saveConsentWithdrawal } from '../store.ts';

/** Takes the own body's consent back, with the reason, until the agreement is concluded. */
export const withdrawAgreementConsent = command(
  'procurement.withdraw_agreement_consent',
  withdrawAgreementConsentSchema,
  async (context, input) => {
    const { tx, actor, audit, tell } = context;
    const record = await loadForVerb(context, 'withdraw_agreement_consent', input.procurementId);
    const decided = decideVerb('withdraw_agreement_consent', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    const { reason } = input;
    const { agreementVersion } = record.facts;
    await saveConsentWithdrawal(tx, record, { bodyId: actor.bodyId, reason });
    await saveStep(tx, actor, record, 'withdraw_agreement_consent', decided.to, {
      audience: 'lead',
      reason,
      details: { agreementVersion },
    });
    audit({
      action: 'procurement.withdraw_agreement_consent',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [actor.bodyId, record.row.leadBodyId],
      details: { agreementVersion },
    });
    const to = { bodyIds: [record.row.leadBodyId], roles: ['procurement_manager', 'editor'] as const };
    tell(notice(record, actor, 'procurement_consent_withdrawn', to));
    return accepted({ id: record.row.id });
  },
);
