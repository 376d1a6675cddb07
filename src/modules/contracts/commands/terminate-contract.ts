import { dateOf } from '#src/db/columns.ts';
import { publishRelease } from '#src/db/ocds-release.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canTerminateContract } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { terminateContractSchema } from '../schema.ts';
import { updateContract } from '../store/contract.ts';
import { assertVersion, lockContract } from '../store/load.ts';
import { notice } from '../store/notice.ts';
import { addToProcurementRecord } from '../store/procurement-record.ts';

/**
 * Ends a contract before its term, with the reason. What was ordered is still delivered; nothing new is called. With a last day
 * to come the contract runs until then, as its notice says.
 */
export const terminateContract = command('contracts.terminate', terminateContractSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const row = await lockContract(tx, actor, input.contractId);
  if (!canTerminateContract(actor, row)) throw new AppError('forbidden');
  assertVersion(row, input.version);
  if (row.status !== 'running' && row.status !== 'exhausted') return refused('contract_over');
  if (input.endedOn < row.startsOn || (row.endsOn !== null && input.endedOn > row.endsOn))
    return refused('end_outside_term');
  const endedOn = dateOf(input.endedOn);
  const runsOn = input.endedOn > berlinDay(now);
  await updateContract(tx, row, {
    ...(runsOn ? { endsOn: endedOn } : { status: 'terminated', endedOn }),
    endReason: input.reason,
  });
  await addToProcurementRecord(tx, actor, now, row.procurementId, {
    verb: 'amend_contract',
    audience: 'participants',
    reason: input.reason,
    details: { contractId: row.id, step: runsOn ? 'notice_given' : 'terminated', endedOn: input.endedOn },
  });
  if (row.procurementId !== null)
    await publishRelease(tx, row.procurementId, [runsOn ? 'contractAmendment' : 'contractTermination'], now);
  const callers = await tx.contractCaller.findMany({ where: { contractId: row.id }, select: { bodyId: true } });
  const bodyIds = [...new Set([row.ownerBodyId, ...callers.map(({ bodyId }) => bodyId)])];
  audit({
    action: 'contracts.terminate',
    subjectType: 'contract',
    subjectId: row.id,
    bodyIds,
    details: { from: row.status, to: runsOn ? row.status : 'terminated', endedOn: input.endedOn },
  });
  tell(notice(row, actor, 'contract_terminated', { bodyIds }, { dueOn: input.endedOn }));
  return accepted({ id: row.id });
});
