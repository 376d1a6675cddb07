import { sortNameOf } from '#src/modules/bodies/domain/search.ts';
import { canMaintainFields } from '#src/policy/legal.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { addFieldSchema } from '../schema.ts';
import { insertField, isLabelTaken } from '../store.ts';

/** Adds a field of cooperation to the Land's list. */
export const addField = command('legal.add_field', addFieldSchema, async ({ tx, actor, audit }, { label, sort }) => {
  if (!canMaintainFields(actor)) throw new AppError('forbidden');
  if (await isLabelTaken(tx, label, null)) return refused('label_exists');
  const folded = sortNameOf(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const key = await insertField(tx, folded.slice(0, 40) || 'field', label, sort);
  audit({
    action: 'legal.add_field',
    subjectType: 'cooperation_field',
    subjectId: key,
    bodyIds: [actor.bodyId],
    details: { label, sort },
  });
  return accepted({ key });
});
