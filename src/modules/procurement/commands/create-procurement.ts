import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { createProcurementSchema } from '../schema.ts';
import { isKnownField } from '../store/catalogue.ts';
import { insertProcurement } from '../store/procurement.ts';

/** Starts an idea; the actor's body becomes the lead buyer. */
export const createProcurement = command('procurement.create', createProcurementSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  if (!canStartProcurement(actor)) throw new AppError('forbidden');
  if (input.fieldKey !== null && !(await isKnownField(tx, input.fieldKey))) return refused('field_unknown');
  const year = berlinDay(now).slice(0, 4);
  const { id, reference } = await insertProcurement(tx, actor, now, { ...input, year });
  audit({
    action: 'procurement.create',
    subjectType: 'procurement',
    subjectId: id,
    bodyIds: [actor.bodyId],
    details: { reference },
  });
  return accepted({ id });
});
