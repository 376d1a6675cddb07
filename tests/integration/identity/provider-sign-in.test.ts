import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invitePerson } from '#src/modules/identity/commands/invite-person.ts';
import { signInGate } from '#src/modules/identity/store/gate.ts';
import { signOut } from '#src/modules/identity/store/sessions.ts';
import { readEnv } from '#src/server/env.ts';
import { providerSignOutAddress } from '#src/server/provider-sign-out.ts';
import { actorOf, resolveSession } from '#src/server/session.ts';
import { asSuperuser } from '#tests/support/database.ts';
import { type OidcServer, type ProviderAccount, startOidcServer } from './oidc-server.ts';
import { actorFor, addPerson, addSession, BODIES, identityDatabase, rowsOf } from './people.ts';

const database = identityDatabase();
const { buedingen, nidda } = BODIES;
const PORTAL = 'http://localhost:3999';
const SESSION_COOKIE = 'allmende.session';
const SUBSTANTIAL = 'http://eidas.europa.eu/LoA/substantial';
const editor = [{ bodyId: buedingen.id, roles: ['editor'] as const }];

let oidc: OidcServer;

beforeAll(async () => {
  oidc = await startOidcServer(PORTAL);
  process.env.PUBLIC_URL = PORTAL;
  process.env.OIDC_ISSUER = oidc.issuer;
  process.env.OIDC_CLIENT_ID = oidc.clientId;
  process.env.OIDC_CLIENT_SECRET = oidc.clientSecret;
  process.env.OIDC_ACR_VALUES = `urn:example:high ${SUBSTANTIAL}`;
});
afterAll(() => oidc.stop());
beforeEach(() => asSuperuser(database(), (client) => client.query('DELETE FROM federated_identity')));

/** A browser as far as signing in needs one: keeps cookies per site and follows redirects. */
class Browser {
  readonly cookies = new Map<string, Map<string, string>>();

  jar(origin: string): Map<string, string> {
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    return jar;
  }

  headersFor(origin: string): Record<string, string> {
    return {
      cookie: [...this.jar(origin)].map(([name, value]) => `${name}=${value}`).join('; '),
      'user-agent': 'test',
    };
  }

  keep(origin: string, response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const split = pair.indexOf('=');
      const [name, value] = [pair.slice(0, split), pair.slice(split + 1)];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.jar(origin).delete(name);
      else this.jar(origin).set(name, value);
    }
  }

  /** Starts at the portal, and stops before the callback with its address. */
  async toCallback(account: ProviderAccount | null, target = '/kooperationen'): Promise<string> {
    const { signInProtocol } = await import('#src/server/session-opening.ts');
    const { handlers } = signInProtocol(signInGate, { userAgent: 'test', previousToken: undefined }, null);
    const csrf = await handlers.GET(new NextRequest(`${PORTAL}/api/auth/csrf`, { headers: this.headersFor(PORTAL) }));
    this.keep(PORTAL, csrf);
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const start = await handlers.POST(
      new NextRequest(`${PORTAL}/api/auth/signin/oidc`, {
        method: 'POST',
        headers: { ...this.headersFor(PORTAL), 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrfToken, callbackUrl: target }),
      }),
    );
    this.keep(PORTAL, start);
    oidc.announce(account);
    let address = start.headers.get('location') ?? '';
    for (let hops = 0; address.startsWith(oidc.issuer) && hops < 10; hops += 1) {
      const response = await fetch(address, { headers: this.headersFor(oidc.issuer), redirect: 'manual' });
      this.keep(oidc.issuer, response);
      address = new URL(response.headers.get('location') ?? '/stuck', address).href;
    }
    return address;
  }

  /** Calls the portal's callback; yields where it leads to. */
  async callback(address: string): Promise<string> {
    const { GET } = await import('#src/app/api/auth/callback/oidc/route.ts');
    const response = await GET(new NextRequest(address, { headers: this.headersFor(PORTAL) }));
    this.keep(PORTAL, response);
    return (response.headers.get('location') ?? `status ${response.status}`).replace(PORTAL, '');
  }

  async signIn(account: ProviderAccount | null, target?: string): Promise<string> {
    return this.callback(await this.toCallback(account, target));
  }

  async session() {
    const token = this.jar(PORTAL).get(SESSION_COOKIE);
    return token ? resolveSession(token) : null;
  }

  /** Confirms at the provider that one wants to sign out; yields where that leads to. */
  async signOutThere(address: string): Promise<string> {
    const question = await fetch(address, { headers: this.headersFor(oidc.issuer) });
    this.keep(oidc.issuer, question);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(await question.text())?.[1] ?? '';
    const answer = await fetch(`${oidc.issuer}/session/end/confirm`, {
      method: 'POST',
      headers: { ...this.headersFor(oidc.issuer), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
      redirect: 'manual',
    });
    this.keep(oidc.issuer, answer);
    return answer.headers.get('location') ?? `status ${answer.status}`;
  }
}

describe('signing in through an identity provider', () => {
  it('links an existing person once by verified address, later by issuer and subject alone', async () => {
    const person = await addPerson(database(), editor);
    const browser = new Browser();
    expect(await browser.signIn({ subject: 'first', email: person.email.toUpperCase() })).toBe('/kooperationen');
    const session = await browser.session();
    expect(session && actorOf(session)).toMatchObject({ personId: person.id, roles: ['editor'], assurance: 'normal' });
    const again = new Browser();
    await again.signIn({ subject: 'first', email: 'neue.adresse@test.example' });
    expect((await again.session())?.personId).toBe(person.id);
    const links = await rowsOf(database(), 'SELECT subject, issuer FROM federated_identity');
    expect(links).toEqual([{ subject: 'first', issuer: oidc.issuer }]);
  });

  it('ends the session this browser had before', async () => {
    const person = await addPerson(database(), editor);
    const browser = new Browser();
    const before = await addSession(database(), person, buedingen.id);
    browser.jar(PORTAL).set(SESSION_COOKIE, before);
    await browser.signIn({ subject: 'again', email: person.email });
    expect(await resolveSession(before)).toBeNull();
    expect((await browser.session())?.personId).toBe(person.id);
  });

  it.each([
    ['nobody invited', { subject: 'x', email: 'fremd@test.example' }, 'kein-konto'],
    ['no address', { subject: 'x' }, 'adresse-nicht-bestaetigt'],
    [
      'an unverified address',
      { subject: 'x', email: 'fremd@test.example', emailVerified: false },
      'adresse-nicht-bestaetigt',
    ],
  ])('signs nobody in for %s', async (_what, account, fault) => {
    const browser = new Browser();
    expect(await browser.signIn(account)).toBe(`/anmelden?fehler=${fault}`);
    expect(await browser.session()).toBeNull();
  });

  it('does not link an unverified or look-alike address of somebody who exists', async () => {
    const person = await addPerson(database(), editor, { email: `admin.${crypto.randomUUID()}@test.example` });
    for (const account of [
      { subject: 'evil', email: person.email, emailVerified: false },
      { subject: 'evil', email: person.email.replace('a', 'а') },
      { subject: 'evil', email: person.email.replace('@', '＠') },
    ]) {
      const browser = new Browser();
      expect(await browser.signIn(account)).toBe('/anmelden?fehler=adresse-nicht-bestaetigt');
      expect(await browser.session()).toBeNull();
    }
  });

  it('does not let a second subject take over a linked account, as after a mailbox was given to somebody else', async () => {
    const person = await addPerson(database(), editor);
    await new Browser().signIn({ subject: 'owner', email: person.email });
    const browser = new Browser();
    expect(await browser.signIn({ subject: 'successor', email: person.email })).toBe('/anmelden?fehler=kein-konto');
    expect(await browser.session()).toBeNull();
  });

  it('refuses locked people and people without an organisation', async () => {
    const locked = await addPerson(database(), editor);
    const left = await addPerson(database(), editor);
    await rowsOf(database(), `UPDATE person SET status = 'locked' WHERE id = $1`, [locked.id]);
    await rowsOf(database(), 'UPDATE membership SET ended_at = now() WHERE person_id = $1', [left.id]);
    const [one, two] = [new Browser(), new Browser()];
    expect(await one.signIn({ subject: 'l', email: locked.email })).toBe('/anmelden?fehler=konto-gesperrt');
    expect(await two.signIn({ subject: 'o', email: left.email })).toBe('/anmelden?fehler=keine-organisation');
    expect([await one.session(), await two.session()]).toEqual([null, null]);
  });

  it('accepts the open invitations of a verified address, with the invited roles and no other', async () => {
    const email = `eingeladen.${crypto.randomUUID()}@test.example`;
    for (const body of [buedingen, nidda]) {
      const administrator = await addPerson(database(), [{ bodyId: body.id, roles: ['organisation_administrator'] }]);
      const actor = await actorFor(database(), administrator, body.id);
      await invitePerson.execute(actor, {
        bodyId: body.id,
        email,
        displayName: 'Eingeladene Person',
        roles: ['reader'],
      });
    }
    const browser = new Browser();
    expect(await browser.signIn({ subject: 'new', email })).toBe('/kooperationen');
    const session = await browser.session();
    expect(session).toMatchObject({ displayName: 'Eingeladene Person', actingBodyId: null });
    expect(session?.memberships.map(({ roles }) => roles)).toEqual([['reader'], ['reader']]);
  });

  it.each([
    [{ amr: ['pwd'] }, 'normal'],
    [{ amr: ['pwd', 'otp'] }, 'substantial'],
    // The provider states a level only because it was asked for it.
    [{ acr: SUBSTANTIAL }, 'substantial'],
  ] as const)('takes the claims %j for a sign-in that is %s', async (claims, assurance) => {
    const person = await addPerson(database(), editor);
    const browser = new Browser();
    await browser.signIn({ subject: JSON.stringify(claims), email: person.email, ...claims });
    expect((await browser.session())?.assurance).toBe(assurance);
  });

  it('leads back to the sign-in page when the person cancels there', async () => {
    const browser = new Browser();
    expect(await browser.signIn(null)).toMatch(/^\/anmelden\?error=/);
    expect(await browser.session()).toBeNull();
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])('never leads to %s', async (target) => {
    const person = await addPerson(database(), editor);
    expect(await new Browser().signIn({ subject: person.id, email: person.email }, target)).toBe('/start');
  });
});

describe('signing out', () => {
  it('leads whoever came through the provider to its own sign-out, or one click would let the next person in', async () => {
    const person = await addPerson(database(), editor);
    const browser = new Browser();
    await browser.signIn({ subject: person.id, email: person.email });
    expect(await signOut(browser.jar(PORTAL).get(SESSION_COOKIE) ?? '')).toBe('oidc');
    expect(await browser.session()).toBeNull();
    // The provider still knows this browser: nobody has to say who they are.
    expect(await browser.signIn(null)).toBe('/kooperationen');

    const address = await providerSignOutAddress();
    expect(address).toContain(`client_id=${oidc.clientId}`);
    expect(await browser.signOutThere(address ?? '')).toBe(`${PORTAL}/anmelden?hinweis=abgemeldet`);
    expect(await browser.signIn(null)).toMatch(/^\/anmelden\?error=/);
  });

  it('does not wait for a provider that publishes no sign-out', async () => {
    const provider = createServer((_request, response) => response.end('{"issuer":"without"}'));
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    const { port } = provider.address() as AddressInfo;
    const discovery = `http://127.0.0.1:${port}`;
    expect(await providerSignOutAddress(discovery)).toBeNull();
    await new Promise((resolve) => provider.close(resolve));
    expect(await providerSignOutAddress(discovery)).toBeNull();
  });
});

describe('an answer of the provider is good', () => {
  it('only in the browser that asked, only once, and only unchanged', async () => {
    const person = await addPerson(database(), editor);
    const account = { subject: person.id, email: person.email };
    const browser = new Browser();
    const address = await browser.toCallback(account);
    const stranger = new Browser();
    expect(await stranger.callback(address)).toMatch(/^\/anmelden\?error=/);
    expect(await stranger.session()).toBeNull();
    expect(await browser.callback(address)).toBe('/kooperationen');
    const copy = new Browser();
    for (const [name, value] of browser.jar(PORTAL)) if (name !== SESSION_COOKIE) copy.jar(PORTAL).set(name, value);
    expect(await copy.callback(address)).toMatch(/^\/anmelden\?error=/);
    expect(await copy.session()).toBeNull();

    const changed = new Browser();
    const other = new URL(await changed.toCallback(account));
    other.searchParams.set('state', 'forged');
    expect(await changed.callback(other.href)).toMatch(/^\/anmelden\?error=/);
    expect(await changed.session()).toBeNull();
  });
});

describe('when something is wrong with the configuration, nobody is signed in', () => {
  const config = async (change: Record<string, unknown>) => {
    const { signInConfig } = await import('#src/server/session-opening.ts');
    const { default: NextAuth } = await import('next-auth');
    const client = { userAgent: 'test', previousToken: undefined };
    return NextAuth({ ...signInConfig(signInGate, client, null), ...change });
  };
  const sessions = async () => (await rowsOf<{ id: string }>(database(), 'SELECT id FROM session')).length;

  it.each([
    ['no secret', { secret: undefined }],
    ['no trusted host', { trustHost: false }],
    ['no provider', { providers: [] }],
    ['a broken session strategy', { session: { strategy: 'database' } }],
  ])('%s', async (_what, change) => {
    const person = await addPerson(database(), editor);
    const browser = new Browser();
    const address = await browser.toCallback({ subject: person.id, email: person.email });
    const before = await sessions();
    const secret = process.env.AUTH_SECRET;
    if ('secret' in change) delete process.env.AUTH_SECRET;
    const { handlers } = await config(change);
    const response = await handlers
      .GET(new NextRequest(address, { headers: browser.headersFor(PORTAL) }))
      .catch((error: Error) => error);
    process.env.AUTH_SECRET = secret;
    if (response instanceof Response) browser.keep(PORTAL, response);
    expect(await browser.session()).toBeNull();
    expect(await sessions()).toBe(before);
  });

  it('posting to the local provider from outside opens nothing, whatever is sent', async () => {
    const person = await addPerson(database(), editor);
    const browser = new Browser();
    const { handlers } = await config({});
    const csrf = await handlers.GET(new NextRequest(`${PORTAL}/api/auth/csrf`));
    browser.keep(PORTAL, csrf);
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const response = await handlers.POST(
      new NextRequest(`${PORTAL}/api/auth/callback/local`, {
        method: 'POST',
        headers: { ...browser.headersFor(PORTAL), 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrfToken, id: person.id, personId: person.id }),
      }),
    );
    browser.keep(PORTAL, response);
    expect(await browser.session()).toBeNull();
  });

  it('half an OIDC configuration stops the start with a sentence', () => {
    const given = {
      DATABASE_URL: 'postgresql://x/y',
      AUTH_SECRET: process.env.AUTH_SECRET,
      OIDC_ISSUER: 'https://idp.example',
    };
    expect(() => readEnv(given)).toThrow(/OIDC_CLIENT_ID/);
  });
});
