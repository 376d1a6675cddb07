import { canManageAccounts } from '#src/policy/identity.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { accountSchema } from '../schema.ts';
import { clearSecondFactor, loadAccount } from '../store/account.ts';
import { currentActor } from '../store/people.ts';

/**
 * Removes the second factor of somebody who has lost both phone and recovery codes. The password is still needed, and
 * where an organisation demands the factor it is set up anew before anything else. The owner is told by mail.
 */
export const resetSecondFactor = command(
  'identity.reset_second_factor',
  accountSchema,
  async ({ tx, actor: asking, audit, tell }, input) => {
    const actor = await currentActor(tx, asking);
    const account = await loadAccount(tx, input.personId);
    if (!account) throw new AppError('not_found');
    if (!canManageAccounts(actor, account.id)) throw new AppError('forbidden');
    if (!account.hasSecondFactor) return refused('no_second_factor_set_up');
    await clearSecondFactor(tx, account.id);
    audit({
      action: 'identity.reset_second_factor',
      subjectType: 'person',
      subjectId: account.id,
      bodyIds: account.bodyIds,
    });
    tell({
      kind: 'second_factor_changed',
      recipient: account.email,
      personId: account.id,
      payload: { displayName: account.displayName, change: 'reset' },
    });
    return accepted({ id: account.id });
  },
);
