import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { noInputSchema } from '../schema.ts';
import { isFreshlyAuthenticated, loadOwnAccount, removeOwnSecondFactor } from '../store/account.ts';

/** Removes one's own second factor. Where an organisation demands one, it is set up anew before anything else. */
export const disableSecondFactor = command(
  'identity.disable_second_factor',
  noInputSchema,
  async ({ tx, actor, now, audit, tell }) => {
    const account = await loadOwnAccount(tx, actor.personId);
    if (!account.hasSecondFactor) return refused('no_second_factor');
    if (!(await isFreshlyAuthenticated(tx, actor.sessionId))) return refused('authentication_too_old');
    await removeOwnSecondFactor(tx, account.id, now);
    audit({
      action: 'identity.disable_second_factor',
      subjectType: 'person',
      subjectId: account.id,
      bodyIds: [actor.bodyId],
    });
    tell({
      kind: 'second_factor_changed',
      recipient: account.email,
      personId: account.id,
      payload: { displayName: account.displayName, change: 'removed' },
    });
    return accepted({});
  },
);
