import { canManageAccounts } from '#src/policy/identity.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { accountSchema } from '../schema.ts';
import { loadAccount } from '../store/account.ts';
import { countOthersWithRole, currentActor, lockPlatformAdministrators, setAccountStatus } from '../store/people.ts';

/** Locks an account: every session of the person ends at once, and nobody signs in with it until it is unlocked. */
export const lockAccount = command(
  'identity.lock_account',
  accountSchema,
  async ({ tx, actor: asking, audit }, input) => {
    await lockPlatformAdministrators(tx);
    const actor = await currentActor(tx, asking);
    const account = await loadAccount(tx, input.personId);
    if (!account) throw new AppError('not_found');
    if (!canManageAccounts(actor, account.id)) throw new AppError('forbidden');
    if ((await countOthersWithRole(tx, 'platform_administrator', { personId: account.id }, null)) === 0) {
      return refused('last_platform_administrator');
    }
    if (!(await setAccountStatus(tx, account.id, 'locked'))) throw new AppError('conflict');
    audit({ action: 'identity.lock_account', subjectType: 'person', subjectId: account.id, bodyIds: account.bodyIds });
    return accepted({ id: account.id });
  },
);
