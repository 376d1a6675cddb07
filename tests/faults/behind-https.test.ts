import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#prisma/seed/demo/people.ts';
import { startTestCluster, type TestCluster } from '#tests/support/cluster.ts';
import { builtActions, sendAction } from '#tests/support/fault-actions.ts';
import { ask } from '#tests/support/fault-portal.ts';
import { type HttpsProxy, startHttpsProxy } from '#tests/support/https-proxy.ts';
import { type Portal, startPortal } from '#tests/support/portal.ts';
import { createDatabase } from '#tests/support/template-database.ts';

describe('behind a reverse proxy that ends TLS', () => {
  let proxy: HttpsProxy;
  let cluster: TestCluster;
  let portal: Portal;
  /** The portal as people reach it. */
  let published: Portal;

  beforeAll(async () => {
    proxy = await startHttpsProxy();
    cluster = await startTestCluster();
    const { appUrl } = await createDatabase(cluster.adminUrl, 'demo');
    portal = await startPortal({ databaseUrl: appUrl, env: { PUBLIC_URL: proxy.url, TRUSTED_PROXY: '127.0.0.1' } });
    proxy.forwardTo(portal.url);
    published = { ...portal, url: proxy.url };
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
    await proxy?.stop();
  });

  const send = (action: string, path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const id = builtActions().find(({ name }) => name === action)?.id ?? '';
    return sendAction(published, path, id, null, fields, { headers });
  };
  /** Signs in and returns the session cookie as the browser keeps it, and the line that set it. */
  async function signIn() {
    const answer = await send('identity/signInAction', '/anmelden', {
      email: 'bearbeitung.buedingen@demo.example',
      password: DEMO_PASSWORD,
    });
    expect(answer.leadsTo).toBe('/start');
    const line = answer.headers.getSetCookie().find((cookie) => cookie.includes('allmende.session=')) ?? '';
    return { line, pair: line.split(';')[0] ?? '' };
  }

  it('signs people in with a cookie of this host alone that never travels in clear', async () => {
    const { line, pair } = await signIn();
    expect(line).toMatch(/^__Host-allmende\.session=[^;]+;/);
    const attributes = line
      .split(/;\s*/)
      .slice(1)
      .map((attribute) => attribute.toLowerCase());
    expect(attributes).toEqual(expect.arrayContaining(['secure', 'httponly', 'samesite=lax', 'path=/']));
    expect(attributes.filter((attribute) => attribute.startsWith('domain'))).toEqual([]);
    const page = await ask(published, '/start', null, { headers: { Cookie: pair } });
    expect(page.status).toBe(200);
    expect(page.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  });

  it('takes the session from no cookie that another host or a connection in clear could have set', async () => {
    const { pair } = await signIn();
    const unbound = pair.replace('__Host-', '');
    expect(await ask(published, '/start', null, { headers: { Cookie: unbound } })).toMatchObject({
      status: 307,
      location: '/anmelden',
    });
  });

  it('ends the session and its cookie on signing out', async () => {
    const { pair } = await signIn();
    const answer = await send('identity/signOutAction', '/start', {}, { Cookie: pair });
    const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-allmende.session=')) ?? '';
    expect(line).toMatch(/^__Host-allmende\.session=;.*(max-age=0|expires=thu, 01 jan 1970)/i);
    expect(await ask(published, '/start', null, { headers: { Cookie: pair } })).toMatchObject({ status: 307 });
  });
});
