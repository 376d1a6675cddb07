import { canEditContract } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { editContractSchema } from '../schema.ts';
import { columnsOf, isKnownCpv, isKnownField, updateContract } from '../store/contract.ts';
import { assertVersion, lockContract } from '../store/load.ts';

/** Corrects what the body entered about its own contract. What a tender concluded is changed by amendments only. */
export const editContract = command('contracts.edit', editContractSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const row = await lockContract(tx, actor, input.contractId);
  if (!canEditContract(actor, row)) throw new AppError('forbidden');
  assertVersion(row, input.version);
  if (row.status !== 'running') return refused('contract_over');
  if (!(await isKnownField(tx, input.fieldKey, row.fieldKey))) return refused('field_unknown');
  if (input.cpvCode !== row.cpvCode && !(await isKnownCpv(tx, input.cpvCode))) return refused('cpv_unknown');
  const { contractId: _id, version: _version, ...entered } = input;
  await updateContract(tx, row, columnsOf(entered));
  audit({
    action: 'contracts.edit',
    subjectType: 'contract',
    subjectId: row.id,
    bodyIds: [actor.bodyId],
    details: { from: row.version, to: row.version + 1, poolingVisible: input.poolingVisible },
  });
  return accepted({ id: row.id });
});
