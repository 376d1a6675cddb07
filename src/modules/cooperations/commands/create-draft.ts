import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canDraftCooperation } from '#src/policy/cooperations.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { createDraftSchema } from '../schema.ts';
import { insertDraft, isChoosableField } from '../store/cooperation.ts';

/** Starts a draft; the actor's body becomes its lead partner. */
export const createDraft = command(
  'cooperations.create_draft',
  createDraftSchema,
  async ({ tx, actor, now, audit }, { title, fieldKey }) => {
    if (!canDraftCooperation(actor)) throw new AppError('forbidden');
    if (fieldKey !== null && !(await isChoosableField(tx, fieldKey, null))) return refused('field_unknown');
    const year = berlinDay(now).slice(0, 4);
    const { id, reference } = await insertDraft(tx, actor, now, { title, fieldKey, year });
    audit({
      action: 'cooperations.create_draft',
      subjectType: 'cooperation',
      subjectId: id,
      bodyIds: [actor.bodyId],
      details: { reference },
    });
    return accepted({ id });
  },
);
