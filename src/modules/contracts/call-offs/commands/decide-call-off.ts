import { canDecideCallOff } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { assertVersion } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { addToProcurementRecord } from '../../store/procurement-record.ts';
import { decideCallOff as decide } from '../domain/call-off.ts';
import { decideCallOffSchema } from '../schema.ts';
import { loadCallOff, updateCallOff } from '../store.ts';

/** Approves the budget of a call-off or refuses it: by a second person of the calling body. A refusal frees its volume. */
export const decideCallOff = command('contracts.decide_call_off', decideCallOffSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const { callOff, contract } = await loadCallOff(tx, actor, input.callOffId);
  if (!canDecideCallOff(actor, callOff)) throw new AppError('forbidden');
  assertVersion(callOff, input.version);
  const decided = decide(input.decision, callOff, contract, actor);
  if (!decided.ok) return refused(decided.reason);
  const approved = input.decision === 'approve';
  const status = approved ? 'approved' : 'rejected';
  await updateCallOff(tx, callOff, {
    status,
    decidedBy: actor.personId,
    decidedAt: now,
    decisionReason: input.reason,
  });
  await addToProcurementRecord(tx, actor, now, contract.procurementId, {
    verb: 'call_off',
    audience: 'lead',
    reason: input.reason,
    details: { contractId: contract.id, callOffId: callOff.id, reference: callOff.reference, step: status },
  });
  audit({
    action: `contracts.${input.decision}_call_off`,
    subjectType: 'call_off',
    subjectId: callOff.id,
    bodyIds: [...new Set([callOff.bodyId, contract.ownerBodyId])],
    details: { reference: callOff.reference, from: decided.from, to: status },
  });
  tell(
    notice(
      contract,
      actor,
      'call_off_decided',
      { bodyIds: [callOff.bodyId], roles: ['procurement_manager', 'editor'] },
      { callOffId: callOff.id, callOffReference: callOff.reference, approved },
    ),
  );
  return accepted({ id: callOff.id });
});
