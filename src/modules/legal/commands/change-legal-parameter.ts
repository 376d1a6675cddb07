import { canMaintainLegalParameters } from '#src/policy/legal.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { placeValue } from '../domain/succession.ts';
import { changeLegalParameterSchema } from '../schema.ts';
import { insertParameter, lockPeriods } from '../store.ts';

/** Adds a dated value of a legal parameter; the one before ends the day before. Decided cases keep theirs. */
export const changeLegalParameter = command(
  'legal.change_parameter',
  changeLegalParameterSchema,
  async ({ tx, actor, audit }, input) => {
    if (!canMaintainLegalParameters(actor)) throw new AppError('forbidden');
    const { key, value, validFrom, source, certainty, note } = input;
    const placed = placeValue(await lockPeriods(tx, key), input);
    if (!placed.ok) return refused(placed.reason);
    const { validTo } = placed;
    await insertParameter(tx, { key, value, validFrom, validTo, source, certainty, note: note || null }, placed);
    audit({
      action: 'legal.change_parameter',
      subjectType: 'legal_parameter',
      subjectId: key,
      bodyIds: [actor.bodyId],
      details: { value, validFrom, validTo, certainty, closedOn: placed.closedOn },
    });
    return accepted({ key });
  },
);
