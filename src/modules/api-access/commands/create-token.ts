import { canGrantScope, canManageTokens } from '#src/policy/api-access.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { randomToken, tokenHash } from '#src/server/random-token.ts';
import { TOKEN_PREFIX } from '../domain/scope.ts';
import { createTokenSchema } from '../schema.ts';
import { sealToken } from '../store/display.ts';
import { countLiveTokens, insertToken } from '../store/tokens.ts';

const MAX_TOKENS = 20;
const DAY_MS = 86_400_000;

/**
 * Makes a token for the organisation's own systems. It acts in the name of the person who makes it and ends with their
 * membership. The result, kept for repeated submits, holds the token only sealed for this session.
 */
export const createToken = command('api_access.create_token', createTokenSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  if (!canManageTokens(actor) || !input.scopes.every((scope) => canGrantScope(actor, scope)))
    throw new AppError('forbidden');
  if ((await countLiveTokens(tx, actor.bodyId)) >= MAX_TOKENS) return refused('too_many_tokens');
  const token = `${TOKEN_PREFIX}${randomToken()}`;
  const { bodyId, personId } = actor;
  const expiresAt = new Date(now.getTime() + input.days * DAY_MS);
  const { name, scopes } = input;
  const id = await insertToken(tx, { bodyId, personId, name, scopes, expiresAt, tokenHash: tokenHash(token) });
  audit({
    action: 'api_access.create_token',
    subjectType: 'api_token',
    subjectId: id,
    bodyIds: [bodyId],
    details: { scopes, days: input.days },
  });
  return accepted({ id, sealed: sealToken(actor.sessionId, token) });
});
