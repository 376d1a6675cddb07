import { canManageTokens } from '#src/policy/api-access.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { revokeTokenSchema } from '../schema.ts';
import { endToken } from '../store/tokens.ts';

/** Ends a token: it is refused at its next use. */
export const revokeToken = command('api_access.revoke_token', revokeTokenSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  if (!canManageTokens(actor)) throw new AppError('forbidden');
  const ended = await endToken(tx, actor.bodyId, input.tokenId, now);
  if (ended === null) throw new AppError('not_found');
  if (!ended) return refused('token_ended');
  audit({
    action: 'api_access.revoke_token',
    subjectType: 'api_token',
    subjectId: input.tokenId,
    bodyIds: [actor.bodyId],
  });
  return accepted({ id: input.tokenId });
});
