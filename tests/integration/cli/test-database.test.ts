import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { withClient } from '#tests/support/template-database.ts';

describe('a provisioned database', () => {
  const database = useTestDatabase();

  it('is owned by a login that is no superuser', async () => {
    const rows = await withClient(database().ownerUrl, async (client: pg.Client) => {
      const result = await client.query(
        `SELECT current_user AS login, rolsuper AS superuser, pg_get_userbyid(datdba) = current_user AS owner
         FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
      );
      return result.rows;
    });
    expect(rows).toEqual([{ login: 'allmende_owner', superuser: false, owner: true }]);
  });

  it('gives the application a login that owns nothing and cannot create anything', async () => {
    const owned = await asSuperuser(database(), async (client) => {
      const result = await client.query(
        `SELECT count(*)::int AS objects FROM pg_class WHERE relowner = 'allmende_app'::regrole`,
      );
      return result.rows;
    });
    expect(owned).toEqual([{ objects: 0 }]);
    await withClient(database().appUrl, async (client: pg.Client) => {
      await expect(client.query('CREATE TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('CREATE SCHEMA mine')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('CREATE TEMP TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('holds the reference data', async () => {
    const rows = await asSuperuser(database(), async (client) => {
      const result = await client.query(`SELECT count(*)::int AS bodies FROM body WHERE kind = 'municipality'`);
      return result.rows;
    });
    expect(rows[0].bodies).toBeGreaterThan(400);
  });
});
