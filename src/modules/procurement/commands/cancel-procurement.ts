import { hasPublished, publishRelease } from '#src/db/ocds-release.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../domain/decide.ts';
import { cancelProcurementSchema } from '../schema.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { notice } from '../store/notice.ts';
import { listAudienceBodyIds } from '../store/participants.ts';
import { saveStep, updateProcurement } from '../store/procurement.ts';

/** Gives a purchase up for good, with the reason in the record (§ 63 VgV, § 48 UVgO for a running tender). */
export const cancelProcurement = command('procurement.cancel', cancelProcurementSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'cancel', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('cancel', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  await saveStep(tx, actor, record, 'cancel', decided.to, { reason: input.reason });
  await updateProcurement(tx, record, { status: decided.to, endReason: input.reason });
  if (await hasPublished(tx, record.row.id)) await publishRelease(tx, record.row.id, ['tenderCancellation'], now);
  const bodyIds = await listAudienceBodyIds(tx, record.row.id);
  audit({
    action: 'procurement.cancel',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds,
    details: { from: decided.from, to: decided.to },
  });
  if (record.row.status !== 'idea') tell(notice(record, actor, 'procurement_cancelled', { bodyIds }));
  return accepted({ id: record.row.id });
});
