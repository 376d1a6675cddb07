import { cookies } from 'next/headers';
import NextAuth, { customFetch, type NextAuthConfig, type NextAuthResult } from 'next-auth';
import type { OIDCConfig } from 'next-auth/providers';
import Credentials from 'next-auth/providers/credentials';
import { returnPath } from '#src/modules/identity/domain/redirect-target.ts';
import type { Assurance } from '#src/policy/actor.ts';
import { getEnv } from './env.ts';
import { log } from './log.ts';
import { derivedKey } from './secret-box.ts';
import { SESSION_ABSOLUTE_HOURS } from './session.ts';
import { portalCookieName, portalCookieOptions, sessionCookieName } from './session-cookie.ts';

/** Someone whose identity was just proven, in this very request. The only thing a session is ever opened for. */
export interface ProvenIdentity {
  readonly personId: string;
  readonly method: 'password' | 'oidc' | 'invitation';
  readonly assurance: Assurance;
}

/** What an identity provider states about someone; the library has validated issuer, audience, nonce and expiry. */
export interface ProviderClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly email: unknown;
  readonly emailVerified: unknown;
  readonly acr: unknown;
  readonly amr: unknown;
}

/** The browser the session is for. */
export interface SessionClient {
  readonly userAgent: string;
  /** Token of the session this browser had before; it ends. */
  readonly previousToken: string | undefined;
}

/** The portal's side of signing in: knows people and stores sessions (src/modules/identity). */
export interface SignInGate {
  /** Stores a session and returns the opaque token for the cookie. */
  open(proven: ProvenIdentity, client: SessionClient): Promise<string>;
  /** Finds the person behind a provider's statement, or the reason why there is none. */
  identify(claims: ProviderClaims): Promise<ProvenIdentity | { readonly refusal: string }>;
}

export const OIDC_PROVIDER_ID = 'oidc';
const ANSWER_TIMEOUT_MS = 2_000;

/** Whether sign-in through an identity provider is configured, and what it is called. */
export function oidcName(): string | null {
  const env = getEnv();
  return env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET ? env.OIDC_NAME : null;
}

function oidcProvider(): OIDCConfig<Record<string, unknown>>[] {
  const env = getEnv();
  if (oidcName() === null) return [];
  return [
    {
      id: OIDC_PROVIDER_ID,
      name: env.OIDC_NAME,
      type: 'oidc',
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
      // A wish: what the provider then states decides about the session, not what it was asked for.
      authorization: {
        params: { scope: 'openid email profile', ...(env.OIDC_ACR_VALUES && { acr_values: env.OIDC_ACR_VALUES }) },
      },
      // The standard's place for mail addresses is the userinfo answer; many providers put none into the ID token.
      idToken: false,
      profile: (profile) => ({ id: String(profile.sub) }),
      [customFetch]: (input: RequestInfo | URL, init?: RequestInit) =>
        fetch(input, { ...init, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS), redirect: 'error' }),
    },
  ];
}

/** Claims of an ID token the library has just validated; userinfo holds neither `acr` nor `amr`. */
function idTokenClaims(token: unknown): Record<string, unknown> {
  if (typeof token !== 'string') return {};
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}

/** Where the protocol leads: our own page with a refusal, or a path that `returnPath` lets pass. */
function pathOf(url: string, baseUrl: string): string {
  const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
  return path.startsWith('/anmelden?fehler=') ? path : returnPath(path);
}

/**
 * next-auth's settings for one request. Its own session format is never used: what it would sign as a token becomes a
 * row of ours, and only for the identity proven in this request (`proven`, or a provider's answer that `identify`
 * accepts). Nothing it reads from a cookie makes anyone signed in. See docs/decisions/0060.
 */
export function signInConfig(gate: SignInGate, client: SessionClient, proven: ProvenIdentity | null): NextAuthConfig {
  let accepted = proven;
  const cookie = (name: string) => ({ name: portalCookieName(name), options: portalCookieOptions(15 * 60) });
  return {
    secret: derivedKey('next-auth').toString('base64url'),
    trustHost: true,
    basePath: '/api/auth',
    pages: { signIn: '/anmelden', error: '/anmelden' },
    session: { strategy: 'jwt', maxAge: SESSION_ABSOLUTE_HOURS * 3600 },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: portalCookieOptions(SESSION_ABSOLUTE_HOURS * 3600),
      },
      callbackUrl: cookie('sign-in-target'),
      csrfToken: cookie('sign-in-csrf'),
      state: cookie('sign-in-state'),
      nonce: cookie('sign-in-nonce'),
      pkceCodeVerifier: cookie('sign-in-verifier'),
    },
    providers: [
      // Only reachable from `openSessionFor`: without an identity proven in this request it lets nobody in.
      Credentials({ id: 'local', credentials: {}, authorize: () => (proven ? { id: proven.personId } : null) }),
      ...oidcProvider(),
    ],
    jwt: {
      async encode() {
        if (accepted === null) throw new Error('a session may only be opened for a proven identity');
        return gate.open(accepted, client);
      },
      decode: () => null,
    },
    callbacks: {
      redirect: ({ url, baseUrl }) => `${baseUrl}${pathOf(url, baseUrl)}`,
      async signIn({ account, profile }) {
        if (account?.provider === 'local') return accepted !== null;
        if (account?.provider !== OIDC_PROVIDER_ID || !profile) return false;
        const claims = idTokenClaims(account.id_token);
        if (typeof claims.iss !== 'string' || typeof claims.sub !== 'string' || claims.sub !== profile.sub)
          return false;
        const answer = await gate.identify({
          issuer: claims.iss,
          subject: claims.sub,
          email: profile.email ?? claims.email,
          emailVerified: profile.email === undefined ? claims.email_verified : profile.email_verified,
          acr: claims.acr,
          amr: claims.amr,
        });
        if ('refusal' in answer) return `/anmelden?fehler=${encodeURIComponent(answer.refusal)}`;
        accepted = answer;
        return true;
      },
    },
    logger: {
      // Names only: messages and causes of the library can repeat what a provider or a person sent.
      error: (error) => log.warn('sign_in_protocol', { error: error.name }),
      warn: (code) => log.debug('sign_in_protocol', { warning: code }),
      debug: () => {},
    },
  };
}

/** next-auth for one request. Redirect addresses rest on PUBLIC_URL, never on what the client calls us. */
export function signInProtocol(gate: SignInGate, client: SessionClient, proven: ProvenIdentity | null): NextAuthResult {
  process.env.AUTH_URL = getEnv().PUBLIC_URL;
  return NextAuth(signInConfig(gate, client, proven));
}

/**
 * Opens a session in this browser for an identity proven a moment ago, inside a server action.
 * @throws when no new session cookie came of it: only its presence counts as success, never the absence of an error.
 */
export async function openSessionFor(gate: SignInGate, proven: ProvenIdentity, userAgent: string): Promise<void> {
  const jar = await cookies();
  const previousToken = jar.get(sessionCookieName())?.value;
  await signInProtocol(gate, { userAgent, previousToken }, proven).signIn('local', { redirect: false });
  const token = jar.get(sessionCookieName())?.value;
  if (!token || token === previousToken) throw new Error('signing in left no session');
}
