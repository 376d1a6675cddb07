import { canMaintainLegalParameters } from '#src/policy/legal.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { placeValue } from '../domain/succession.ts';
import { enactPreparedValueSchema } from '../schema.ts';
import { decidePreparedValue, insertParameter, lockPeriods } from '../store.ts';

/** Puts a prepared value in force from a day on, with the source it was promulgated in; the value before ends the day before. */
export const enactPreparedValue = command(
  'legal.enact_value',
  enactPreparedValueSchema,
  async ({ tx, actor, now, audit }, input) => {
    if (!canMaintainLegalParameters(actor)) throw new AppError('forbidden');
    const { validFrom, source, certainty } = input;
    const { key, value, note } = await decidePreparedValue(tx, input, { status: 'enacted', decidedAt: now });
    const placed = placeValue(await lockPeriods(tx, key), { key, validFrom, validTo: null });
    if (!placed.ok) return refused(placed.reason);
    const { validTo, closedOn } = placed;
    await insertParameter(tx, { key, value, validFrom, validTo, source, certainty, note }, placed);
    audit({
      action: 'legal.enact_value',
      subjectType: 'legal_parameter',
      subjectId: key,
      bodyIds: [actor.bodyId],
      details: { value, validFrom, validTo, certainty, closedOn },
    });
    return accepted({ key });
  },
);
