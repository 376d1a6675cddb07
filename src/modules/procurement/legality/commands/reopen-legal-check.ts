import { Prisma } from '#src/db/generated/client.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { endLiveConsents } from '../../agreement/store.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { listPartnerBodyIds } from '../../store/participants.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { reopenLegalCheckSchema } from '../schema.ts';
import { voidPointSignatures } from '../store.ts';

/** Opens a completed check again: signatures and consents that rest on it end, the record keeps what they were given for. */
export const reopenLegalCheck = command(
  'procurement.reopen_legal_check',
  reopenLegalCheckSchema,
  async (context, input) => {
    const { tx, actor, audit, tell } = context;
    const record = await loadForVerb(context, 'reopen_legal_check', input.procurementId);
    assertVersion(record, input.version);
    const decided = decideVerb('reopen_legal_check', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    const { reason } = input;
    await saveStep(tx, actor, record, 'reopen_legal_check', decided.to, {
      reason,
      details: { snapshot: record.row.legalSnapshot },
      audience: 'lead',
    });
    await voidPointSignatures(tx, record);
    const voided = await endLiveConsents(tx, record, reason);
    await updateProcurement(tx, record, { status: decided.to, legalSnapshot: Prisma.DbNull, legallyCheckedAt: null });
    const bodyIds = await listPartnerBodyIds(tx, record.row.id);
    audit({
      action: 'procurement.reopen_legal_check',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds,
      details: { from: decided.from, to: decided.to, voidedConsents: voided.length },
    });
    tell(notice(record, actor, 'procurement_legal_check_reopened', { bodyIds }));
    return accepted({ id: record.row.id });
  },
);
