import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { parameterValueOn } from '#src/modules/legal/domain/parameters.ts';
import { canRequestCallOff } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { remainingOf } from '../../domain/volume.ts';
import { loadParameters, lockContract } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { addToProcurementRecord } from '../../store/procurement-record.ts';
import { decideRequest } from '../domain/call-off.ts';
import { requestCallOffSchema } from '../schema.ts';
import { insertCallOff } from '../store.ts';

/**
 * Asks for a call-off. From this moment its volume is reserved under the contract's maximum, whose row is locked first: two
 * callers in the same second never exceed it (EuGH C-23/20).
 */
export const requestCallOff = command('contracts.request_call_off', requestCallOffSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const contract = await lockContract(tx, actor, input.contractId);
  if (!canRequestCallOff(actor, contract)) throw new AppError('forbidden');
  const today = berlinDay(now);
  const decided = decideRequest(contract, input, today);
  if (!decided.ok) {
    const { remaining, agreedCents } = decided;
    return refused(decided.reason, {
      ...(remaining && { ...remaining, unit: contract.unit }),
      ...(agreedCents !== undefined && { agreedCents }),
    });
  }
  const { unitPriceCents, amountCents } = decided;
  const asked = { ...input, unitPriceCents, amountCents };
  const { id, reference } = await insertCallOff(tx, actor, now, today.slice(0, 4), asked);
  await addToProcurementRecord(tx, actor, now, contract.procurementId, {
    verb: 'call_off',
    audience: 'lead',
    details: {
      contractId: contract.id,
      callOffId: id,
      reference,
      step: 'requested',
      quantity: input.quantity,
      amountCents,
    },
  });
  audit({
    action: 'contracts.request_call_off',
    subjectType: 'call_off',
    subjectId: id,
    bodyIds: [...new Set([actor.bodyId, contract.ownerBodyId])],
    details: { reference, contractId: contract.id, quantity: input.quantity },
  });
  tell(
    notice(
      contract,
      actor,
      'call_off_requested',
      {
        bodyIds: [actor.bodyId],
        roles: ['budget_approver'],
      },
      { callOffId: id, callOffReference: reference },
    ),
  );
  const after = {
    ...contract,
    calledValueCents: contract.calledValueCents + amountCents,
    calledQuantity: contract.calledQuantity + input.quantity,
  };
  const warnAt = parameterValueOn(await loadParameters(tx), 'contract_warning_percent', today) / 100;
  const shareBefore = remainingOf(contract).calledShare ?? 0;
  const left = remainingOf(after);
  const share = left.calledShare ?? 0;
  const bodyIds = [contract.ownerBodyId, actor.bodyId];
  if (left.callable === 0) tell(notice(contract, actor, 'contract_exhausted', { bodyIds }));
  else if (shareBefore < warnAt && share >= warnAt) {
    const percent = Math.floor(share * 100);
    tell(notice(contract, actor, 'contract_nearly_exhausted', { bodyIds }, { percent }));
  }
  return accepted({ id });
});
