import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { decidePrepareConsent } from '../domain/decide-agreement.ts';
import { prepareAgreementConsentSchema } from '../schema.ts';
import { insertConsent, listPartyIds } from '../store.ts';

/** First pair of eyes: records the acting body's resolution on the version it was shown. */
export const prepareAgreementConsent = command(
  'procurement.prepare_agreement_consent',
  prepareAgreementConsentSchema,
  async (context, input) => {
    const { tx, actor, audit, tell } = context;
    const record = await loadForVerb(context, 'prepare_agreement_consent', input.procurementId);
    const parties = await listPartyIds(tx, record);
    const decided = decidePrepareConsent(record.facts, record.acting, input, parties);
    if (!decided.ok) return refused(decided.reason);
    const { resolutionBody, resolutionDate, resolutionReference, agreementVersion } = input;
    await insertConsent(tx, record, {
      resolutionBody,
      resolutionDate,
      resolutionReference,
      bodyId: actor.bodyId,
      preparedBy: actor.personId,
    });
    await saveStep(tx, actor, record, 'prepare_agreement_consent', decided.to, {
      audience: 'lead',
      details: { agreementVersion, resolutionDate },
    });
    audit({
      action: 'procurement.prepare_agreement_consent',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [actor.bodyId, record.row.leadBodyId],
      details: { agreementVersion, resolutionDate },
    });
    tell(notice(record, actor, 'procurement_consent_prepared', { bodyIds: [actor.bodyId], roles: ['signatory'] }));
    return accepted({ id: record.row.id });
  },
);
