import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { districtId, municipalityId } from '#prisma/seed/reference/fixed-id.ts';
import { loadReferenceData } from '#prisma/seed/reference.ts';
import { scaleRegister } from '#prisma/seed/scale.ts';
import { asSuperuser, createTestDatabase, useTestDatabase } from '#tests/support/database.ts';
import { withClient } from '#tests/support/template-database.ts';

async function fingerprint(client: pg.ClientBase): Promise<unknown> {
  const tables = ['body', 'body_key', 'body_change', 'cooperation_field', 'legal_parameter'];
  const sums: Record<string, unknown> = {};
  for (const table of tables) {
    const { rows } = await client.query(
      `SELECT count(*)::int AS rows, md5(string_agg(t::text, '|' ORDER BY t::text)) AS content FROM ${table} AS t`,
    );
    sums[table] = rows[0];
  }
  return sums;
}

describe('the reference data', () => {
  const database = useTestDatabase();

  describe('loading the reference data', () => {
    it('holds all of Hessen', async () => {
      const { rows } = await asSuperuser(database(), (client) =>
        client.query(`SELECT kind, count(*)::int AS n FROM body WHERE valid_to IS NULL GROUP BY kind ORDER BY kind`),
      );
      expect(Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))).toEqual({
        municipality: 415,
        independent_city: 6,
        district: 21,
        regional_council: 3,
        state_ministry: 1,
        it_provider: 1,
        university: 1,
        purchasing_cooperative: 1,
        state_cert: 1,
      });
    });

    it('puts every Gemeinde into its Kreis and keeps population with its day', async () => {
      const { rows } = await asSuperuser(database(), (client) =>
        client.query(
          `SELECT d.id, d.population = sum(m.population) AS adds_up, count(*)::int AS members
         FROM body d JOIN body m ON m.district_id = d.id AND m.valid_to IS NULL GROUP BY d.id`,
        ),
      );
      expect(rows).toHaveLength(21);
      expect(rows.every((row) => row.adds_up)).toBe(true);
      expect(rows.find((row) => row.id === districtId('06435'))?.members).toBe(28);
      const { rowCount } = await asSuperuser(database(), (client) =>
        client.query('SELECT FROM body WHERE population IS NOT NULL AND population_date IS NULL'),
      );
      expect(rowCount).toBe(0);
    });

    it('changes nothing the second time, and nothing an administrator decided', async () => {
      const own = await createTestDatabase();
      try {
        await withClient(own.ownerUrl, async (client) => {
          await client.query('UPDATE body SET requires_second_factor = true WHERE id = $1', [
            municipalityId('06440004'),
          ]);
          await client.query(`UPDATE cooperation_field SET label = 'Netze', active = false WHERE key = 'broadband'`);
          const before = await fingerprint(client);
          await loadReferenceData(client);
          expect(await fingerprint(client)).toEqual(before);
        });
      } finally {
        await own.drop();
      }
    });

    it('sets right what differs from the edition, and counts the change', async () => {
      const own = await createTestDatabase();
      try {
        await withClient(own.ownerUrl, async (client) => {
          const id = municipalityId('06440004');
          await client.query('UPDATE body SET population = 1 WHERE id = $1', [id]);
          await loadReferenceData(client);
          const { rows } = await client.query('SELECT population, version FROM body WHERE id = $1', [id]);
          expect(rows[0]).toMatchObject({ version: 2 });
          expect(rows[0].population).toBeGreaterThan(20_000);
        });
      } finally {
        await own.drop();
      }
    });

    it('survives two instances that load at once', async () => {
      const own = await createTestDatabase();
      try {
        const load = () => withClient(own.ownerUrl, (client) => loadReferenceData(client));
        await Promise.all([load(), load()]);
        const { rows } = await withClient(own.ownerUrl, (client) => client.query('SELECT max(version) AS v FROM body'));
        expect(rows[0].v).toBe(1);
      } finally {
        await own.drop();
      }
    });

    it('refuses one key for two bodies at the same time', async () => {
      await expect(
        asSuperuser(database(), (client) =>
          client.query(
            `INSERT INTO body_key (body_id, kind, value, valid_from) VALUES ($1, 'ags', '06435014', '2025-06-01')`,
            [municipalityId('06440004')],
          ),
        ),
      ).rejects.toMatchObject({ code: '23P01' });
    });
  });

  describe('a register of any size', () => {
    it('is filled with invented Gemeinden that have keys and a Kreis, the same ones every time', async () => {
      const own = await createTestDatabase();
      try {
        await withClient(own.ownerUrl, async (client) => {
          await scaleRegister(client, 600);
          const before = await fingerprint(client);
          await scaleRegister(client, 600);
          expect(await fingerprint(client)).toEqual(before);
          const { rows } = await client.query(
            `SELECT count(*)::int AS n, count(district_id)::int AS districts,
             count(*) FILTER (WHERE (SELECT count(*) FROM body_key k WHERE k.body_id = b.id) >= 2)::int AS keyed
           FROM body b WHERE kind = 'municipality' AND valid_to IS NULL`,
          );
          expect(rows[0]).toEqual({ n: 594, districts: 594, keyed: 594 });
        });
      } finally {
        await own.drop();
      }
    });
  });
});
