import { z } from 'zod';
import { getEnv } from './env.ts';
import { log } from './log.ts';
import { oidcName } from './session-opening.ts';

const ANSWER_TIMEOUT_MS = 2_000;

const discoverySchema = z.object({ end_session_endpoint: z.url({ protocol: /^https?$/ }).optional() });

/** Where the provider sends people back to; operators register it there (docs/operations.md). */
export const SIGNED_OUT_PATH = '/anmelden?hinweis=abgemeldet';

/**
 * Where somebody who signed in through the provider ends their session there too, so that the next person at the same
 * computer is not let in by one click (OpenID Connect RP-Initiated Logout 1.0). The address names the portal and nobody:
 * no token is kept for it, so the provider asks before it ends a session that other systems use as well.
 * @param issuer the provider; other than the configured one only in tests
 * @returns null when the provider offers no such address or does not answer within two seconds.
 */
export async function providerSignOutAddress(issuer = getEnv().OIDC_ISSUER): Promise<string | null> {
  const { OIDC_CLIENT_ID: clientId, PUBLIC_URL: portal } = getEnv();
  if (oidcName() === null || issuer === undefined || clientId === undefined) return null;
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      redirect: 'error',
    });
    const { end_session_endpoint: endpoint } = discoverySchema.parse(await answer.json());
    if (endpoint === undefined) return null;
    const address = new URL(endpoint);
    address.searchParams.set('client_id', clientId);
    address.searchParams.set('post_logout_redirect_uri', `${portal}${SIGNED_OUT_PATH}`);
    return address.href;
  } catch (error) {
    log.warn('provider_sign_out', { error: error instanceof Error ? error.name : 'unknown' });
    return null;
  }
}
