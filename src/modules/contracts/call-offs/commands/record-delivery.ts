import { dateOf } from '#src/db/columns.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canHandleCallOff } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { assertVersion } from '../../store/load.ts';
import { addToProcurementRecord } from '../../store/procurement-record.ts';
import { decideDelivery } from '../domain/call-off.ts';
import { recordDeliverySchema } from '../schema.ts';
import { loadCallOff, updateCallOff } from '../store.ts';

/** Records a delivery with the invoice's reference and a note of its quality; complete once everything ordered has come. */
export const recordDelivery = command('contracts.record_delivery', recordDeliverySchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const { callOff, contract } = await loadCallOff(tx, actor, input.callOffId);
  if (!canHandleCallOff(actor, callOff)) throw new AppError('forbidden');
  assertVersion(callOff, input.version);
  const decided = decideDelivery(callOff, input.quantity);
  if (!decided.ok) return refused(decided.reason);
  if (input.deliveredOn > berlinDay(now)) return refused('delivered_in_future');
  const { callOffId, deliveredOn, quantity, invoiceReference, invoiceAmountCents, rating, qualityNote } = input;
  await tx.delivery.createMany({
    data: [
      {
        callOffId,
        contractId: contract.id,
        bodyId: callOff.bodyId,
        deliveredOn: dateOf(deliveredOn),
        quantity,
        invoiceReference,
        invoiceAmountCents: invoiceAmountCents === null ? null : BigInt(invoiceAmountCents),
        rating,
        qualityNote,
        recordedBy: actor.personId,
        recordedAt: now,
      },
    ],
  });
  const status = decided.complete ? 'delivered' : 'ordered';
  await updateCallOff(tx, callOff, { status });
  await addToProcurementRecord(tx, actor, now, contract.procurementId, {
    verb: 'call_off',
    audience: 'lead',
    details: { contractId: contract.id, callOffId, reference: callOff.reference, step: 'delivered', quantity, rating },
  });
  audit({
    action: 'contracts.record_delivery',
    subjectType: 'call_off',
    subjectId: callOff.id,
    bodyIds: [...new Set([callOff.bodyId, contract.ownerBodyId])],
    details: { reference: callOff.reference, from: callOff.status, to: status, quantity },
  });
  return accepted({ id: callOff.id });
});
