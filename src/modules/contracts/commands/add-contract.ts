import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canEnterContract } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { addContractSchema } from '../schema.ts';
import { insertOwnContract, isKnownCpv, isKnownField } from '../store/contract.ts';

/** Enters a contract the body concluded by itself, so that its end is not missed and partners can be found. */
export const addContract = command('contracts.add', addContractSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  if (!canEnterContract(actor)) throw new AppError('forbidden');
  if (!(await isKnownField(tx, input.fieldKey))) return refused('field_unknown');
  if (!(await isKnownCpv(tx, input.cpvCode))) return refused('cpv_unknown');
  const { id, reference } = await insertOwnContract(tx, actor, now, berlinDay(now).slice(0, 4), input);
  audit({
    action: 'contracts.add',
    subjectType: 'contract',
    subjectId: id,
    bodyIds: [actor.bodyId],
    details: { reference, poolingVisible: input.poolingVisible },
  });
  return accepted({ id });
});
