import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as listContracts } from '#src/app/api/v1/contracts/route.ts';
import { createToken } from '#src/modules/api-access/commands/create-token.ts';
import { revokeToken } from '#src/modules/api-access/commands/revoke-token.ts';
import { API_REQUESTS_PER_MINUTE } from '#src/modules/api-access/domain/scope.ts';
import { listTokens } from '#src/modules/api-access/reads/tokens.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import { call, tokenOf } from '#tests/support/api.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addMember, takeBodies } from '#tests/support/portal-fixtures.ts';

const database = useTestDatabase();
type Body = Parameters<typeof addMember>[1];
let towns: readonly Body[];
beforeAll(async () => {
  towns = await asSuperuser(database(), (client) => takeBodies(client, 'municipality', 2));
});

const sql = (text: string, values: unknown[]) =>
  asSuperuser(database(), async (client) => (await client.query(text, values)).rows);
const town = (index: 0 | 1): Body => {
  const body = towns[index];
  if (!body) throw new Error('the register lacks bodies');
  return body;
};
const person = (roles: readonly Role[] = ['procurement_manager'], index: 0 | 1 = 0): Promise<Actor> =>
  asSuperuser(database(), (client) => addMember(client, town(index), roles));

describe('a token', () => {
  it('is shown once and stored as its hash only', async () => {
    const manager = await person();
    const { id, token } = await tokenOf(manager, ['contracts:read']);
    expect(token).toMatch(/^allmende_[A-Za-z0-9_-]{43}$/);
    const [row] = await sql('SELECT t::text AS all, encode(token_hash, $2) AS hash FROM api_token t WHERE id = $1', [
      id,
      'hex',
    ]);
    expect(row.hash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(row.all).not.toContain(token);
    expect(JSON.stringify(await listTokens(manager))).not.toContain(token);
    const audit = await sql('SELECT details::text FROM audit_entry WHERE subject_id = $1', [id]);
    expect(audit).toHaveLength(1);
    expect(JSON.stringify(audit)).not.toContain(token);
  });

  it('speaks for who made it, and its use is noted', async () => {
    const { id, token } = await tokenOf(await person(), ['contracts:read']);
    expect(await call(listContracts, { token })).toMatchObject({ status: 200, body: { contracts: [], links: {} } });
    const [row] = await sql('SELECT last_used_at FROM api_token WHERE id = $1', [id]);
    expect(row.last_used_at).toBeInstanceOf(Date);
  });

  it.each([
    ['revoked', 'UPDATE api_token SET revoked_at = now() WHERE id = $1'],
    ['expired', "UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = $1"],
    [
      'of somebody who left',
      'UPDATE membership m SET ended_at = now() FROM api_token t WHERE t.id = $1 AND m.person_id = t.person_id',
    ],
    [
      'of somebody who is locked',
      "UPDATE person p SET status = 'locked' FROM api_token t WHERE t.id = $1 AND p.id = t.person_id",
    ],
  ])('%s is refused at its next use', async (_state, change) => {
    const { id, token } = await tokenOf(await person(), ['contracts:read']);
    expect((await call(listContracts, { token })).status).toBe(200);
    await sql(change, [id]);
    const refused = await call(listContracts, { token });
    expect(refused).toMatchObject({ status: 401, body: { status: 401, type: 'about:blank' } });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('has no right that was taken from its maker since', async () => {
    const manager = await person(['procurement_manager']);
    const { token } = await tokenOf(manager, ['contracts:read']);
    await sql("UPDATE membership SET roles = '{security_officer}' WHERE person_id = $1", [manager.personId]);
    expect((await call(listContracts, { token })).status).toBe(403);
  });

  it('is narrowed to its own rights', async () => {
    const { token } = await tokenOf(await person(), ['demand:read']);
    expect((await call(listContracts, { token })).status).toBe(403);
  });

  it('is made by those who may, with no more than they have', async () => {
    const input = { name: 'x', scopes: ['call-offs:write' as const], days: 30 };
    await expect(createToken.execute(await person(['editor']), input)).rejects.toMatchObject({ code: 'forbidden' });
    const administrator = await person(['organisation_administrator']);
    await expect(createToken.execute(administrator, input)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('of another organisation does not exist', async () => {
    const stranger = await person(['procurement_manager'], 1);
    const { id } = await tokenOf(await person(), ['contracts:read']);
    await expect(revokeToken.execute(stranger, { tokenId: id })).rejects.toMatchObject({ code: 'not_found' });
    expect((await listTokens(stranger)).map((token) => token.id)).not.toContain(id);
  });

  it('is revoked once, by any of those who manage tokens', async () => {
    const { id, token } = await tokenOf(await person(), ['contracts:read']);
    const colleague = await person(['organisation_administrator']);
    acceptedValue(await revokeToken.execute(colleague, { tokenId: id }));
    expect(await revokeToken.execute(colleague, { tokenId: id })).toMatchObject({ ok: false, reason: 'token_ended' });
    expect((await call(listContracts, { token })).status).toBe(401);
  });

  it('answers up to its limit in a minute, then says when to come back', async () => {
    const { id, token } = await tokenOf(await person(), ['contracts:read']);
    const first = await call(listContracts, { token });
    expect(first.headers.get('ratelimit-limit')).toBe(String(API_REQUESTS_PER_MINUTE));
    expect(first.headers.get('ratelimit-remaining')).toBe(String(API_REQUESTS_PER_MINUTE - 1));
    const key = `api:${createHash('sha256').update(id).digest('base64url')}`;
    await sql('UPDATE rate_limit SET points = $2 WHERE key = $1', [key, API_REQUESTS_PER_MINUTE]);
    const refused = await call(listContracts, { token });
    expect(refused).toMatchObject({ status: 429, body: { title: 'Zu viele Anfragen' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
  });
});

describe('an address that tries tokens', () => {
  it('is kept out for a while, even with a right one, and others are not', async () => {
    const { token } = await tokenOf(await person(), ['contracts:read']);
    const address = '198.51.100.7';
    for (let tries = 0; tries < 30; tries += 1) {
      expect((await call(listContracts, { token: `allmende_${'x'.repeat(43)}`, address })).status).toBe(401);
    }
    const refused = await call(listContracts, { token, address });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await call(listContracts, { token, address: '198.51.100.8' })).status).toBe(200);
  });

  it('without any token is only told that one is missing', async () => {
    for (let tries = 0; tries < 31; tries += 1) {
      expect((await call(listContracts, { address: '198.51.100.9' })).status).toBe(401);
    }
  });
});

describe('row-level security', () => {
  it('shows tokens to their own organisation only', async () => {
    const { id } = await tokenOf(await person(), ['contracts:read']);
    const seen = (bodyId: string | null) =>
      asSuperuser(database(), async (client) => {
        await client.query('BEGIN');
        await client.query("SELECT set_config('allmende.person', $1, true), set_config('allmende.body', $2, true)", [
          randomUUID(),
          bodyId ?? '',
        ]);
        await client.query("SELECT set_config('allmende.scope', $1, true)", [bodyId ? 'member' : 'anonymous']);
        await client.query('SET LOCAL ROLE allmende_app');
        const { rows } = await client.query('SELECT id FROM api_token WHERE id = $1', [id]);
        await client.query('ROLLBACK');
        return rows.length;
      });
    expect(await seen(town(0).id)).toBe(1);
    expect(await seen(town(1).id)).toBe(0);
    expect(await seen(null)).toBe(0);
  });
});
