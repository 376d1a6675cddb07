import type { z } from 'zod';
import type { ApiScope } from '#src/modules/api-access/domain/scope.ts';
import { API_REQUESTS_PER_MINUTE } from '#src/modules/api-access/domain/scope.ts';
import { readTokenActor } from '#src/modules/api-access/reads/token-actor.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canGrantScope } from '#src/policy/api-access.ts';
import type { Command } from '#src/server/command.ts';
import { type AppErrorCode, isAppError } from '#src/server/errors.ts';
import { currentRequestId, log } from '#src/server/log.ts';
import { type Refusal, refusalMessage } from '#src/server/outcome.ts';
import { countTry, type RateLimit } from '#src/server/rate-limit.ts';

const LIMIT: RateLimit = { name: 'api', tries: API_REQUESTS_PER_MINUTE, windowSeconds: 60 };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Messages by the name of the field they are about. */
  readonly errors?: Readonly<Record<string, readonly string[]>>;
  readonly source?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error as RFC 9457 has it: a machine reads `status`, a person `detail`. */
export function problem({ headers, ...content }: Problem): Response {
  const body = { type: 'about:blank', ...content, reference: currentRequestId() };
  return Response.json(body, {
    status: content.status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}

const APP_PROBLEMS: Readonly<Record<AppErrorCode, Problem>> = {
  not_found: { status: 404, title: 'Nicht gefunden', detail: 'Unter dieser Adresse gibt es für Ihre Stelle nichts.' },
  forbidden: {
    status: 403,
    title: 'Nicht erlaubt',
    detail: 'Dazu ist die Person, für die der Schlüssel steht, nicht berechtigt.',
  },
  conflict: {
    status: 409,
    title: 'Inzwischen geändert',
    detail:
      'Jemand anderes hat diese Daten inzwischen geändert. Bitte lesen Sie den jetzigen Stand und entscheiden Sie neu.',
  },
  unauthenticated: { status: 401, title: 'Nicht angemeldet', detail: 'Es fehlt ein gültiger Zugriffsschlüssel.' },
};

type Handler<Params> = (actor: Actor, request: Request, params: Params) => Promise<Response>;

/**
 * A route of the interface: token, right, rate limit, then the work; every error becomes a problem document. The rights are
 * those of the person behind the token at this moment, narrowed by the token's.
 */
export function apiRoute<Params = Record<string, never>>(scope: ApiScope, handle: Handler<Params>) {
  return async (request: Request, context: { readonly params: Promise<Params> }): Promise<Response> => {
    const token = await readTokenActor(request.headers.get('authorization'));
    if (!token) return problem({ ...APP_PROBLEMS.unauthenticated, headers: { 'WWW-Authenticate': 'Bearer' } });
    const verdict = await countTry(LIMIT, token.tokenId);
    if (!verdict.allowed) return tooMany(verdict.retryAfterSeconds);
    if (!token.scopes.includes(scope) || !canGrantScope(token.actor, scope)) return problem(APP_PROBLEMS.forbidden);
    try {
      return await handle(token.actor, request, await context.params);
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

function tooMany(seconds: number): Response {
  return problem({
    status: 429,
    title: 'Zu viele Anfragen',
    detail: `Mehr als ${API_REQUESTS_PER_MINUTE} Anfragen in einer Minute. Bitte warten Sie ${seconds} Sekunden.`,
    headers: { 'Retry-After': String(seconds) },
  });
}

/** A successful answer; never kept by caches, because it is one organisation's. */
export function answer(body: object, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}

/**
 * Runs a command with the request's JSON as its input. Numbers and truth values are read as a form would send them, so that
 * the interface has no second set of rules. The Idempotency-Key makes a repeated request change nothing twice.
 */
export async function runCommand<Schema extends z.ZodType, Value, Reason extends string>(
  actor: Actor,
  request: Request,
  options: {
    readonly command: Command<Schema, Value, Reason>;
    readonly refusals: Readonly<Record<Reason, Refusal>>;
    /** What the address says; wins over the body. */
    readonly fixed?: Readonly<Record<string, string>>;
    readonly answer: (value: Value) => Promise<Response> | Response;
  },
): Promise<Response> {
  const key = request.headers.get('idempotency-key') ?? '';
  if (!UUID.test(key)) {
    return problem({
      status: 400,
      title: 'Idempotency-Key fehlt',
      detail: 'Bitte senden Sie im Kopf Idempotency-Key eine UUID, die zu diesem Auftrag gehört.',
    });
  }
  const body = await readObject(request);
  if (body === null) {
    return problem({ status: 400, title: 'Kein JSON', detail: 'Der Inhalt der Anfrage ist kein JSON-Objekt.' });
  }
  const parsed = options.command.schema.safeParse({ ...asFields(body), ...options.fixed });
  if (!parsed.success) {
    const errors: Record<string, string[]> = {};
    for (const { path, message } of parsed.error.issues) {
      const name = path.join('.');
      errors[name] = [...(errors[name] ?? []), message];
    }
    return problem({
      status: 422,
      title: 'Angaben fehlen oder passen nicht',
      detail: 'Bitte prüfen Sie die genannten Felder.',
      errors,
    });
  }
  const outcome = await options.command.execute(actor, parsed.data, key);
  if (outcome.ok) return options.answer(outcome.value);
  const refusal = options.refusals[outcome.reason];
  const { source } = refusal;
  return problem({
    status: 422,
    title: 'Nicht möglich',
    detail: refusalMessage(refusal, outcome.facts),
    ...(source ? { source } : {}),
  });
}

async function readObject(request: Request): Promise<Record<string, unknown> | null> {
  try {
    const body: unknown = await request.json();
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function asFields(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, asField(value)]));
}

function asField(value: unknown): unknown {
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) return value.map(asField);
  return value ?? undefined;
}
