import type { Transaction } from '#src/db/transaction.ts';
import type { Role } from '#src/policy/actor.ts';
import { countOthersWithRole, lockPlatformAdministrators, type MembershipFacts } from './people.ts';

/**
 * Refuses a change after which a body would have nobody left who manages its people, or the portal nobody who runs it.
 * Call under `lockPeopleOf` of the body: then two changes cannot both count the other's administrator.
 */
export async function refuseToLoseLastAdministrator(
  tx: Transaction,
  membership: MembershipFacts,
  after: readonly Role[],
): Promise<'last_administrator' | 'last_platform_administrator' | null> {
  const loses = (role: Role) => membership.roles.includes(role) && !after.includes(role);
  if (loses('organisation_administrator')) {
    const others = await countOthersWithRole(tx, 'organisation_administrator', membership, membership.body.id);
    if (others === 0) return 'last_administrator';
  }
  if (loses('platform_administrator')) {
    await lockPlatformAdministrators(tx);
    if ((await countOthersWithRole(tx, 'platform_administrator', membership, null)) === 0) {
      return 'last_platform_administrator';
    }
  }
  return null;
}
