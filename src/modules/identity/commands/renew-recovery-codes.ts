import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { noInputSchema } from '../schema.ts';
import { isFreshlyAuthenticated, loadOwnAccount } from '../store/account.ts';
import { sealRecoveryCodes } from '../store/recovery-code-display.ts';
import { replaceRecoveryCodes } from '../store/second-factor.ts';

/**
 * Makes new recovery codes; the old ones stop working. The result is kept for repeated submits, so it holds the codes
 * only sealed for this session.
 */
export const renewRecoveryCodes = command(
  'identity.renew_recovery_codes',
  noInputSchema,
  async ({ tx, actor, audit, tell }) => {
    const account = await loadOwnAccount(tx, actor.personId);
    if (!account.hasSecondFactor) return refused('no_second_factor');
    if (!(await isFreshlyAuthenticated(tx, actor.sessionId))) return refused('authentication_too_old');
    const codes = await replaceRecoveryCodes(tx, account.id);
    audit({
      action: 'identity.renew_recovery_codes',
      subjectType: 'person',
      subjectId: account.id,
      bodyIds: [actor.bodyId],
    });
    tell({
      kind: 'second_factor_changed',
      recipient: account.email,
      personId: account.id,
      payload: { displayName: account.displayName, change: 'codes_renewed' },
    });
    return accepted({ sealedCodes: sealRecoveryCodes(actor.sessionId, codes) });
  },
);
