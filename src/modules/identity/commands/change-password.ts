import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { hashPassword, verifyPassword } from '#src/server/password-hash.ts';
import { passwordWeakness } from '../domain/password-rules.ts';
import { changePasswordSchema } from '../schema.ts';
import { endSessions, loadOwnAccount, savePassword } from '../store/account.ts';
import { countProof, takeBackProof } from '../store/tries.ts';

/** Changes one's own password against the present one. Every other session of the person ends. */
export const changePassword = command(
  'identity.change_password',
  changePasswordSchema,
  async ({ tx, actor, now, audit, tell }, input) => {
    // Counted outside the transaction: a refusal rolls back, and guessing must still count.
    if (!(await countProof(actor.personId)).allowed) return refused('too_many_tries');
    const account = await loadOwnAccount(tx, actor.personId);
    if (account.passwordHash === null) return refused('no_password');
    if (!(await verifyPassword(account.passwordHash, input.currentPassword))) return refused('wrong_password');
    await takeBackProof(actor.personId);
    if (input.newPassword === input.currentPassword) return refused('same_password');
    const weakness = passwordWeakness(input.newPassword, account.email);
    if (weakness) return refused(`password_${weakness}`);
    await savePassword(tx, account.id, await hashPassword(input.newPassword));
    const ended = await endSessions(tx, account.id, { allBut: actor.sessionId }, 'password_changed', now);
    audit({
      action: 'identity.change_password',
      subjectType: 'person',
      subjectId: account.id,
      bodyIds: [actor.bodyId],
      details: { endedSessions: ended },
    });
    tell({
      kind: 'password_changed',
      recipient: account.email,
      personId: account.id,
      payload: { displayName: account.displayName },
    });
    return accepted({ endedSessions: ended });
  },
);
