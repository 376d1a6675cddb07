import { canMaintainLegalParameters } from '#src/policy/legal.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted } from '#src/server/outcome.ts';
import { dropPreparedValueSchema } from '../schema.ts';
import { decidePreparedValue } from '../store.ts';

/** Gives a prepared value up, with the reason: the bill failed or came differently. */
export const dropPreparedValue = command(
  'legal.drop_value',
  dropPreparedValueSchema,
  async ({ tx, actor, now, audit }, input) => {
    if (!canMaintainLegalParameters(actor)) throw new AppError('forbidden');
    const { reason } = input;
    const { key, value } = await decidePreparedValue(tx, input, { status: 'dropped', decidedAt: now, reason });
    audit({
      action: 'legal.drop_value',
      subjectType: 'legal_parameter',
      subjectId: key,
      bodyIds: [actor.bodyId],
      details: { value },
    });
    return accepted({ key });
  },
);
