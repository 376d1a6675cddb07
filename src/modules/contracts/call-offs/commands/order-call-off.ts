import { canHandleCallOff } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { recordCallOffSaving } from '../../savings/store.ts';
import { assertVersion } from '../../store/load.ts';
import { addToProcurementRecord } from '../../store/procurement-record.ts';
import { decideCallOff } from '../domain/call-off.ts';
import { orderCallOffSchema } from '../schema.ts';
import { loadCallOff, updateCallOff } from '../store.ts';

/** Orders what was approved, and writes what it saves to the ledger, once. */
export const orderCallOff = command('contracts.order_call_off', orderCallOffSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const { callOff, contract } = await loadCallOff(tx, actor, input.callOffId);
  if (!canHandleCallOff(actor, callOff)) throw new AppError('forbidden');
  assertVersion(callOff, input.version);
  const decided = decideCallOff('order', callOff, contract, actor);
  if (!decided.ok) return refused(decided.reason);
  await updateCallOff(tx, callOff, { status: 'ordered', orderedAt: now });
  await recordCallOffSaving(tx, actor, now, callOff, contract);
  await addToProcurementRecord(tx, actor, now, contract.procurementId, {
    verb: 'call_off',
    audience: 'lead',
    details: { contractId: contract.id, callOffId: callOff.id, reference: callOff.reference, step: 'ordered' },
  });
  audit({
    action: 'contracts.order_call_off',
    subjectType: 'call_off',
    subjectId: callOff.id,
    bodyIds: [...new Set([callOff.bodyId, contract.ownerBodyId])],
    details: { reference: callOff.reference, from: decided.from, to: 'ordered' },
  });
  return accepted({ id: callOff.id });
});
