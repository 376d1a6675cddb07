import { canMaintainLegalParameters } from '#src/policy/legal.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted } from '#src/server/outcome.ts';
import { prepareLegalValueSchema } from '../schema.ts';
import { insertPreparedValue } from '../store.ts';

/** Keeps a value of law that may come. It is shown beside the law in force and applied nowhere. */
export const prepareLegalValue = command(
  'legal.prepare_value',
  prepareLegalValueSchema,
  async ({ tx, actor, audit }, input) => {
    if (!canMaintainLegalParameters(actor)) throw new AppError('forbidden');
    const { key, value, expectedFrom, source, certainty, note } = input;
    const id = await insertPreparedValue(tx, { key, value, expectedFrom, source, certainty, note: note || null });
    audit({
      action: 'legal.prepare_value',
      subjectType: 'legal_parameter',
      subjectId: key,
      bodyIds: [actor.bodyId],
      details: { value, expectedFrom, certainty },
    });
    return accepted({ id });
  },
);
