import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { checkOwnDatabase, ensureAppRole } from '#src/cli/database/own-database.ts';
import { migrateDatabase } from '#src/cli/database/prisma.ts';
import { withClient } from '#tests/support/template-database.ts';

/** Somebody else's cluster, as far as Allmende is concerned: logins and a database that an administrator has made. */
describe('a database of the operator', () => {
  const name = `own_${randomUUID().slice(0, 8)}`;
  const admin = (statement: string) => withClient(inject('databaseAdminUrl'), (client) => client.query(statement));
  const urlOf = (login: string, parts: Partial<URL> = {}) =>
    Object.assign(new URL(inject('databaseAdminUrl')), {
      username: login,
      password: 'given',
      pathname: `/${name}`,
      ...parts,
    }).href;
  const owner = `${name}_owner`;
  const login = `${name}_app`;

  beforeAll(async () => {
    await admin(`CREATE ROLE ${owner} LOGIN PASSWORD 'given'`);
    await admin(`CREATE ROLE ${login} LOGIN PASSWORD 'given'`);
    await admin(`CREATE DATABASE ${name} OWNER ${owner}`);
  });
  beforeEach(async () => {
    await admin(`REVOKE allmende_app FROM ${owner}, ${login} CASCADE`);
    // The role is there already (the cluster's other databases share it); the administrator grants it.
    await admin(`GRANT allmende_app TO ${owner}`);
  });
  afterAll(async () => {
    await admin(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin(`DROP ROLE ${owner}, ${login}`);
  });

  it('is migrated by an owner that may create no roles', { timeout: 120_000 }, async () => {
    await migrateDatabase(urlOf(owner));
    const { rowCount } = await withClient(urlOf(owner), (client) => client.query('SELECT FROM body'));
    expect(rowCount).toBe(0);
  });

  it('is usable once the login may take the role; until then the operator is told the statement', async () => {
    const urls = { ownerUrl: urlOf(owner), appUrl: urlOf(login) };
    await expect(ensureAppRole(urls)).rejects.toThrow(`GRANT allmende_app TO "${login}"`);
    await admin(`GRANT allmende_app TO ${login}`);
    await expect(ensureAppRole(urls)).resolves.toBeUndefined();
  });

  it('gets the login the role when its owner may grant it', async () => {
    await admin(`GRANT allmende_app TO ${owner} WITH ADMIN OPTION`);
    await ensureAppRole({ ownerUrl: urlOf(owner), appUrl: urlOf(login) });
    const { rows } = await withClient(urlOf(login), async (client) => {
      await client.query('SET ROLE allmende_app');
      return client.query('SELECT current_user AS role');
    });
    expect(rows).toEqual([{ role: 'allmende_app' }]);
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, 'lehnt Benutzername oder Kennwort ab'],
    ['no such database', { pathname: '/absent' }, 'Die genannte Datenbank gibt es nicht'],
    ['no server', { port: '9' }, 'Dort antwortet keine Datenbank'],
    ['no such host', { hostname: 'allmende.invalid' }, 'Rechnername'],
  ])('is refused with a sentence about %s, without the password', async (_, parts, sentence) => {
    const appUrl = urlOf(login, parts);
    const refusal = await checkOwnDatabase({ appUrl, ownerUrl: appUrl }).catch((error: Error) => error.message);
    expect(refusal).toContain('DATABASE_URL');
    expect(refusal).toContain(sentence);
    expect(refusal).not.toContain('wrong');
  });

  it('names the owner’s setting when that one is wrong', async () => {
    const urls = { appUrl: urlOf(login), ownerUrl: urlOf(owner, { password: 'wrong' }) };
    await expect(checkOwnDatabase(urls)).rejects.toThrow('DATABASE_MIGRATION_URL');
  });
});
