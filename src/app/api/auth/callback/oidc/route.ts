import type { NextRequest } from 'next/server';
import { signInGate } from '#src/modules/identity/store/gate.ts';
import { sessionCookieName } from '#src/server/session-cookie.ts';
import { signInProtocol } from '#src/server/session-opening.ts';

/**
 * Where the identity provider sends people back. The only address of next-auth that exists: its own pages for signing
 * in and out, its session and token endpoints are not reachable at all.
 */
export function GET(request: NextRequest): Promise<Response> {
  const client = {
    userAgent: (request.headers.get('user-agent') ?? '').slice(0, 300),
    previousToken: request.cookies.get(sessionCookieName())?.value,
  };
  return signInProtocol(signInGate, client, null).handlers.GET(request);
}
