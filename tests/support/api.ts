import { randomUUID } from 'node:crypto';
import { createToken } from '#src/modules/api-access/commands/create-token.ts';
import type { ApiScope } from '#src/modules/api-access/domain/scope.ts';
import type { Actor } from '#src/policy/actor.ts';
import { unseal } from '#src/server/secret-box.ts';
import { acceptedValue } from './cooperation-stage.ts';

const ORIGIN = 'https://allmende.example';

/** A token made by the actor, as it was shown to them once. */
export async function tokenOf(
  actor: Actor,
  scopes: ApiScope[],
  days = 30,
): Promise<{ readonly id: string; readonly token: string }> {
  const { id, sealed } = acceptedValue(await createToken.execute(actor, { name: 'Haushaltssystem', scopes, days }));
  return { id, token: unseal('api-token-display', actor.sessionId, sealed) };
}

interface Call {
  readonly token?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Sent as JSON; text is sent as it is. */
  readonly body?: unknown;
  /** The Idempotency-Key; a new one by itself, '' for none. */
  readonly key?: string;
  readonly contentType?: string;
  /** Where the request comes from, for what is counted by address. */
  readonly address?: string;
}

type Route = (request: Request, context: { readonly params: Promise<never> }) => Promise<Response>;

/** Calls a route of the interface as the front hands a request to it. */
export async function call(
  route: unknown,
  { token, params = {}, query = '', body, key = randomUUID(), contentType = 'application/json', address }: Call,
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: Record<string, never> }> {
  const headers = new Headers({ 'x-forwarded-for': address ?? '192.0.2.1' });
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined) {
    headers.set('content-type', contentType);
    if (key !== '') headers.set('idempotency-key', key);
  }
  const sent =
    body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) };
  const request = new Request(`${ORIGIN}/api/v1/any${query}`, { ...sent, headers });
  const response = await (route as Route)(request, { params: Promise.resolve(params as never) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
