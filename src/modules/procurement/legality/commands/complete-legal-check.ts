import { jsonOf } from '#src/db/columns.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { listPartnerBodyIds } from '../../store/participants.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { decideCompleteCheck } from '../domain/decide-check.ts';
import { freezeCheck } from '../domain/frozen-check.ts';
import { loadCheck } from '../reads/stored-check.ts';
import { completeLegalCheckSchema } from '../schema.ts';

/** Completes the check and freezes facts, numbers and sources as they were on this day. */
export const completeLegalCheck = command(
  'procurement.complete_legal_check',
  completeLegalCheckSchema,
  async (context, input) => {
    const { tx, actor, now, audit, tell } = context;
    const record = await loadForVerb(context, 'complete_legal_check', input.procurementId);
    assertVersion(record, input.version);
    const check = await loadCheck(tx, record);
    const chosen = check.options.find(({ key }) => key === record.row.procedureKey) ?? null;
    const decided = decideCompleteCheck(record.facts, record.acting, check.points, chosen);
    if (!decided.ok) return refused(decided.reason);
    const { procedureKey, procedureReason } = record.row;
    const frozen = freezeCheck(check, {
      completedOn: record.facts.today,
      procedureKey: procedureKey ?? '',
      procedureReason,
    });
    const findings = Object.fromEntries(check.points.map(({ key, finding }) => [key, finding]));
    await saveStep(tx, actor, record, 'complete_legal_check', decided.to, { details: { procedureKey, findings } });
    await updateProcurement(tx, record, {
      status: decided.to,
      legalSnapshot: jsonOf(frozen),
      legallyCheckedAt: now,
    });
    const bodyIds = await listPartnerBodyIds(tx, record.row.id);
    audit({
      action: 'procurement.complete_legal_check',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [...new Set([record.row.leadBodyId, ...bodyIds])],
      details: { procedureKey, findings },
    });
    tell(notice(record, actor, 'procurement_legal_check_completed', { bodyIds }));
    return accepted({ id: record.row.id });
  },
);
