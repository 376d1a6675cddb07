import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { createProcurementSchema } from '../schema.ts';
import { isKnownField } from '../store/catalogue.ts';
import { insertProcurement } from '../store/procurement.ts';
import { cpvCodesOfContract, isCooperationPartner, linkSuccessor, ownsContract } from '../store/source.ts';

/**
 * Starts an idea; the actor's body becomes the lead buyer. It may follow a contract of that body or come from a cooperation
 * the body takes part in; anybody else's are as absent as unknown ones.
 */
export const createProcurement = command('procurement.create', createProcurementSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const { sourceContractId, sourceCooperationId } = input;
  if (!canStartProcurement(actor)) throw new AppError('forbidden');
  if (input.fieldKey !== null && !(await isKnownField(tx, input.fieldKey))) return refused('field_unknown');
  if (sourceContractId && !(await ownsContract(tx, actor, sourceContractId))) return refused('source_unknown');
  if (sourceCooperationId && !(await isCooperationPartner(tx, actor, sourceCooperationId)))
    return refused('source_unknown');
  const year = berlinDay(now).slice(0, 4);
  const cpvCodes = sourceContractId ? await cpvCodesOfContract(tx, sourceContractId) : [];
  const { id, reference } = await insertProcurement(tx, actor, now, { ...input, cpvCodes, year });
  if (sourceContractId) await linkSuccessor(tx, sourceContractId, id);
  audit({
    action: 'procurement.create',
    subjectType: 'procurement',
    subjectId: id,
    bodyIds: [actor.bodyId],
    details: {
      reference,
      ...(sourceContractId ? { sourceContractId } : {}),
      ...(sourceCooperationId ? { sourceCooperationId } : {}),
    },
  });
  return accepted({ id });
});
