import { canManageAccounts } from '#src/policy/identity.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted } from '#src/server/outcome.ts';
import { accountSchema } from '../schema.ts';
import { loadAccount } from '../store/account.ts';
import { currentActor, lockPlatformAdministrators, setAccountStatus } from '../store/people.ts';

/** Unlocks an account and ends its waiting time. */
export const unlockAccount = command(
  'identity.unlock_account',
  accountSchema,
  async ({ tx, actor: asking, audit }, input) => {
    await lockPlatformAdministrators(tx);
    const actor = await currentActor(tx, asking);
    const account = await loadAccount(tx, input.personId);
    if (!account) throw new AppError('not_found');
    if (!canManageAccounts(actor, account.id)) throw new AppError('forbidden');
    if (!(await setAccountStatus(tx, account.id, 'active'))) throw new AppError('conflict');
    audit({
      action: 'identity.unlock_account',
      subjectType: 'person',
      subjectId: account.id,
      bodyIds: account.bodyIds,
    });
    return accepted({ id: account.id });
  },
);
