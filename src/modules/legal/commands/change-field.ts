import { canMaintainFields } from '#src/policy/legal.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { changeFieldSchema } from '../schema.ts';
import { isLabelTaken, saveField } from '../store.ts';

/** Renames, moves, retires or revives a field. Cooperations that have it keep it; a retired one is no longer offered. */
export const changeField = command('legal.change_field', changeFieldSchema, async ({ tx, actor, audit }, input) => {
  if (!canMaintainFields(actor)) throw new AppError('forbidden');
  const { key, version, label, sort, active } = input;
  if (await isLabelTaken(tx, label, key)) return refused('label_exists');
  await saveField(tx, key, version, { label, sort, active });
  audit({
    action: 'legal.change_field',
    subjectType: 'cooperation_field',
    subjectId: key,
    bodyIds: [actor.bodyId],
    details: { label, sort, active },
  });
  return accepted({ key });
});
