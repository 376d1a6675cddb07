import { dateOf } from '#src/db/columns.ts';
import { publishRelease } from '#src/db/ocds-release.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../domain/decide.ts';
import { endProcurementSchema } from '../schema.ts';
import { hasRunningContract } from '../store/contracts.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { listAudienceBodyIds } from '../store/participants.ts';
import { saveStep, updateProcurement } from '../store/procurement.ts';

/** Closes a purchase whose contracts are over, with the day and the reason in the record. */
export const endProcurement = command('procurement.end', endProcurementSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const record = await loadForVerb(context, 'end', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('end', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  if (input.endedOn > record.facts.today) return refused('end_in_future');
  if (await hasRunningContract(tx, record.row.id, input.endedOn)) return refused('contracts_running');
  await saveStep(tx, actor, record, 'end', decided.to, { reason: input.reason, details: { endedOn: input.endedOn } });
  await updateProcurement(tx, record, {
    status: decided.to,
    endedOn: dateOf(input.endedOn),
    endReason: input.reason,
  });
  await publishRelease(tx, record.row.id, ['contractTermination'], now);
  audit({
    action: 'procurement.end',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: await listAudienceBodyIds(tx, record.row.id),
    details: { from: decided.from, to: decided.to, endedOn: input.endedOn },
  });
  return accepted({ id: record.row.id });
});
