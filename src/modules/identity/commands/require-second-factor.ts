import { canManageOrganisation } from '#src/policy/bodies.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted } from '#src/server/outcome.ts';
import { requireSecondFactorSchema } from '../schema.ts';
import { currentActor, loadBody, saveSecondFactorRule } from '../store/people.ts';

/** Sets whether acting for a body needs a second factor; whoever has shown none is asked at their next request. */
export const requireSecondFactor = command(
  'identity.require_second_factor',
  requireSecondFactorSchema,
  async ({ tx, actor: asking, audit }, input) => {
    const actor = await currentActor(tx, asking);
    const body = await loadBody(tx, input.bodyId);
    if (!body) throw new AppError('not_found');
    if (!canManageOrganisation(actor, body.id)) throw new AppError('forbidden');
    await saveSecondFactorRule(tx, { id: body.id, version: input.version }, input.required === 'ja');
    audit({
      action: 'identity.require_second_factor',
      subjectType: 'body',
      subjectId: body.id,
      bodyIds: [body.id],
      details: { required: input.required === 'ja' },
    });
    return accepted({ id: body.id });
  },
);
