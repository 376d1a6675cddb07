import { publishRelease } from '#src/db/ocds-release.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { listPartnerBodyIds } from '../../store/participants.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { decideConclude } from '../domain/decide-agreement.ts';
import { concludeAgreementSchema } from '../schema.ts';
import { listPartyIds } from '../store.ts';

/** Concludes the agreement once every bound partner has signed the present version (§ 4 VgV: text form suffices). */
export const concludeAgreement = command(
  'procurement.conclude_agreement',
  concludeAgreementSchema,
  async (context, input) => {
    const { tx, actor, now, audit, tell } = context;
    const record = await loadForVerb(context, 'conclude_agreement', input.procurementId);
    assertVersion(record, input.version);
    const { agreementVersion } = record.facts;
    if (agreementVersion !== input.agreementVersion) throw new AppError('conflict');
    const bodyIds = await listPartnerBodyIds(tx, record.row.id);
    const decided = decideConclude(record.facts, record.acting, await listPartyIds(tx, record), bodyIds);
    if (!decided.ok) return refused(decided.reason);
    const details = { agreementVersion, partners: record.facts.partnerCount };
    await saveStep(tx, actor, record, 'conclude_agreement', decided.to, { details });
    await updateProcurement(tx, record, { status: decided.to, consentDueOn: null });
    await publishRelease(tx, record.row.id, ['planning'], now);
    audit({
      action: 'procurement.conclude_agreement',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds,
      details,
    });
    tell(notice(record, actor, 'procurement_agreement_concluded', { bodyIds }));
    return accepted({ id: record.row.id });
  },
);
