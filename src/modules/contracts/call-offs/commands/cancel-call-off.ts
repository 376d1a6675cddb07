import { canHandleCallOff } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { takeBackCallOffSaving } from '../../savings/store.ts';
import { assertVersion } from '../../store/load.ts';
import { addToProcurementRecord } from '../../store/procurement-record.ts';
import { afterCancelling, decideCallOff } from '../domain/call-off.ts';
import { cancelCallOffSchema } from '../schema.ts';
import { loadCallOff, updateCallOff } from '../store.ts';

/**
 * Gives a call-off up, with the reason: all of it, or what has not come of it. That volume and its saving fall away; the
 * approver's remark stays.
 */
export const cancelCallOff = command('contracts.cancel_call_off', cancelCallOffSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const { callOff, contract } = await loadCallOff(tx, actor, input.callOffId);
  if (!canHandleCallOff(actor, callOff)) throw new AppError('forbidden');
  assertVersion(callOff, input.version);
  const decided = decideCallOff('cancel', callOff, contract, actor);
  if (!decided.ok) return refused(decided.reason);
  const left = afterCancelling(callOff);
  const kept = left.status === 'delivered' ? left : null;
  await updateCallOff(tx, callOff, {
    status: left.status,
    ...(kept && { quantity: kept.quantity, amountCents: BigInt(kept.amountCents) }),
    decisionReason: [callOff.decisionReason, input.reason].filter((text) => text !== '').join('\n'),
  });
  await takeBackCallOffSaving(tx, actor, now, callOff, contract, kept);
  await addToProcurementRecord(tx, actor, now, contract.procurementId, {
    verb: 'call_off',
    audience: 'lead',
    reason: input.reason,
    details: {
      contractId: contract.id,
      callOffId: callOff.id,
      reference: callOff.reference,
      step: kept ? 'rest_cancelled' : 'cancelled',
      quantity: callOff.quantity - callOff.deliveredQuantity,
    },
  });
  audit({
    action: 'contracts.cancel_call_off',
    subjectType: 'call_off',
    subjectId: callOff.id,
    bodyIds: [...new Set([callOff.bodyId, contract.ownerBodyId])],
    details: { reference: callOff.reference, from: decided.from, to: left.status },
  });
  return accepted({ id: callOff.id });
});
