import { API_REQUESTS_PER_MINUTE, type ApiScope } from '#src/modules/api-access/domain/scope.ts';
import { readTokenActor } from '#src/modules/api-access/reads/token-actor.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canGrantScope } from '#src/policy/api-access.ts';
import { isAppError } from '#src/server/errors.ts';
import { log } from '#src/server/log.ts';
import { countTry, type RateLimit, waitFor } from '#src/server/rate-limit.ts';
import { APP_PROBLEMS, problem, tooMany } from './problem.ts';

const REQUESTS: RateLimit = { name: 'api', tries: API_REQUESTS_PER_MINUTE, windowSeconds: 60 };
/** Wrong tokens from one address: a system with an old token is told so; who tries others is kept out. */
const WRONG_TOKENS: RateLimit = { name: 'api-wrong-token', tries: 30, windowSeconds: 300 };

type Handler<Params> = (actor: Actor, request: Request, params: Params) => Promise<Response>;

/**
 * A route of the interface: token, rate limit, right, then the work; every error becomes a problem document. The rights are
 * those of the person behind the token at this moment, narrowed by the token's. Cookies are never looked at.
 */
export function apiRoute<Params = Record<string, never>>(scope: ApiScope, handle: Handler<Params>) {
  return async (request: Request, context: { readonly params: Promise<Params> }): Promise<Response> => {
    try {
      return await admit(scope, handle, request, await context.params);
    } catch (error) {
      if (isAppError(error)) return problem(APP_PROBLEMS[error.code]);
      log.error('api request failed', { scope, error });
      return problem({
        status: 500,
        title: 'Fehler im Portal',
        detail: 'Das hat gerade nicht geklappt. Mit demselben Idempotency-Key können Sie es gefahrlos wiederholen.',
      });
    }
  };
}

async function admit<Params>(
  scope: ApiScope,
  handle: Handler<Params>,
  request: Request,
  params: Params,
): Promise<Response> {
  const authorization = request.headers.get('authorization');
  if (authorization === null) return problem(APP_PROBLEMS.unauthenticated);
  const address = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
  const wait = await waitFor(WRONG_TOKENS, address);
  if (wait !== null) return tooMany('Von dieser Adresse kamen zu viele ungültige Schlüssel.', wait);
  const token = await readTokenActor(authorization);
  if (!token) {
    await countTry(WRONG_TOKENS, address);
    return problem(APP_PROBLEMS.unauthenticated);
  }
  const verdict = await countTry(REQUESTS, token.tokenId);
  if (!verdict.allowed) {
    const detail = `Mehr als ${API_REQUESTS_PER_MINUTE} Anfragen in einer Minute mit diesem Schlüssel.`;
    return limited(tooMany(detail, verdict.retryAfterSeconds), 0, verdict.retryAfterSeconds);
  }
  const allowed = token.scopes.includes(scope) && canGrantScope(token.actor, scope);
  const answered = allowed
    ? await guarded(() => handle(token.actor, request, params))
    : problem(APP_PROBLEMS.forbidden);
  return limited(answered, verdict.remaining, verdict.resetSeconds);
}

/** Refusals of the rights count like answers: they carry the state of the limit, too. */
async function guarded(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error)) return problem(APP_PROBLEMS[error.code]);
    throw error;
  }
}

function limited(response: Response, remaining: number, resetSeconds: number): Response {
  response.headers.set('RateLimit-Limit', String(API_REQUESTS_PER_MINUTE));
  response.headers.set('RateLimit-Remaining', String(remaining));
  response.headers.set('RateLimit-Reset', String(resetSeconds));
  return response;
}
