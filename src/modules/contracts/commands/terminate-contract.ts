import { dateOf } from '#src/db/columns.ts';
import { publishRelease } from '#src/db/ocds-release.ts';
import { canTerminateContract } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { terminateContractSchema } from '../schema.ts';
import { updateContract } from '../store/contract.ts';
import { assertVersion, lockContract } from '../store/load.ts';
import { notice } from '../store/notice.ts';
import { addToProcurementRecord } from '../store/procurement-record.ts';

/** Ends a contract before its term, with the reason. What was ordered is still delivered; nothing new is called. */
export const terminateContract = command('contracts.terminate', terminateContractSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const row = await lockContract(tx, actor, input.contractId);
  if (!canTerminateContract(actor, row)) throw new AppError('forbidden');
  assertVersion(row, input.version);
  if (row.status !== 'running' && row.status !== 'exhausted') return refused('contract_over');
  if (input.endedOn < row.startsOn || (row.endsOn !== null && input.endedOn > row.endsOn))
    return refused('end_outside_term');
  await updateContract(tx, row, { status: 'terminated', endedOn: dateOf(input.endedOn), endReason: input.reason });
  await addToProcurementRecord(tx, actor, now, row.procurementId, {
    verb: 'amend_contract',
    audience: 'participants',
    reason: input.reason,
    details: { contractId: row.id, step: 'terminated', endedOn: input.endedOn },
  });
  if (row.procurementId !== null) await publishRelease(tx, row.procurementId, ['contractTermination'], now);
  const callers = await tx.contractCaller.findMany({ where: { contractId: row.id }, select: { bodyId: true } });
  const bodyIds = [...new Set([row.ownerBodyId, ...callers.map(({ bodyId }) => bodyId)])];
  audit({
    action: 'contracts.terminate',
    subjectType: 'contract',
    subjectId: row.id,
    bodyIds,
    details: { from: row.status, to: 'terminated' },
  });
  tell(notice(row, actor, 'contract_terminated', { bodyIds }));
  return accepted({ id: row.id });
});
