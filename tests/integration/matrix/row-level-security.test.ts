import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CastActor, castActors } from '#tests/support/actors.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { plantStage } from '#tests/support/matrix-other-commands.ts';
import { type PurchaseWorld, plantPurchases, takePurchaseBodies } from '#tests/support/matrix-purchases.ts';
import { plantPurchasing } from '#tests/support/matrix-purchasing-commands.ts';
import { plantSubjects, relationOf } from '#tests/support/matrix-subjects.ts';
import { APPEND_ONLY, type DatabaseReader, DELETABLE, OPEN_TABLES, TABLES } from '#tests/support/matrix-tables.ts';
import { withClient } from '#tests/support/template-database.ts';

/** Rows of tables the demo leaves empty, all of one person. */
async function plantRest(client: pg.Client, { personId }: CastActor): Promise<void> {
  await client.query(`INSERT INTO one_time_token (token_hash, purpose, person_id, expires_at)
    VALUES (sha256('token'), 'password_reset', '${personId}', now() + interval '1 day')`);
  await client.query(`INSERT INTO recovery_code (person_id, code_hash) VALUES ('${personId}', sha256('code'))`);
  await client.query(
    `INSERT INTO federated_identity (issuer, subject, person_id) VALUES ('https://idp.example', 's', '${personId}')`,
  );
  await client.query(
    `INSERT INTO idempotency_key (key, person_id, command) VALUES (gen_random_uuid(), '${personId}', 'x')`,
  );
  await client.query(`INSERT INTO audit_check (from_sequence, to_sequence, head_hash, intact) VALUES (1, 1, '', true)`);
}

/** A delivery and a change of the running contract. */
async function plantContractRest(client: pg.Client, { subjects, callOffs, bodies }: PurchaseWorld): Promise<void> {
  const contract = subjects.find(({ key }) => key === 'running')?.contracts[0]?.id;
  await client.query(
    `INSERT INTO delivery (call_off_id, contract_id, body_id, delivered_on, quantity) VALUES ($1, $2, $3, current_date, 1)`,
    [callOffs.ordered.id, contract, bodies.partner.id],
  );
  await client.query(
    `INSERT INTO amendment (contract_id, number, kind, ground_key, justification, effective_on, "check")
     VALUES ($1, 1, 'scope', 'minor', 'Klarstellung', current_date, '{}')`,
    [contract],
  );
}

/** Every phase of confidentiality, and a row in every table. */
const PURCHASES = [
  'idea',
  'cancelled_idea',
  'prepared',
  'scheduled',
  'consenting',
  'undeclared',
  'tendering',
  'scoring',
  'scored',
  'evaluated',
  'contested',
  'running',
] as const;

/** One transaction as the application's role in a reader's scope, always taken back. */
async function asReader<T>(client: pg.Client, reader: DatabaseReader, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query(
      `SELECT set_config('allmende.person', $1, true), set_config('allmende.body', $2, true), set_config('allmende.scope', $3, true)`,
      [reader.personId ?? '', reader.bodyId ?? '', reader.scope],
    );
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}

const parameters = ({ personId, bodyId, scope }: DatabaseReader) => [personId, bodyId, scope];
/** A condition need not use every parameter, but PostgreSQL wants to know each one's type. */
const TYPED = `($1::uuid IS NULL OR true) AND ($2::uuid IS NULL OR true) AND ($3::text IS NULL OR true)`;

describe('row-level security, asked in raw SQL past the policy layer', () => {
  const database = useTestDatabase('demo');
  let readers: DatabaseReader[];
  let stranger: DatabaseReader;
  const tables = Object.entries(TABLES);

  beforeAll(async () => {
    await asSuperuser(database(), async (client) => {
      const { subjects, bodies } = await plantSubjects(client);
      const purchase = await takePurchaseBodies(client);
      const everyBody = new Map([...bodies, ...purchase.all].map((body) => [body.id, body]));
      const cast = await castActors(client, [...everyBody.values()]);
      const subject = subjects.find(({ key }) => key === 'submitted_approval');
      const person = (bodyId: string | null | undefined, role: string): CastActor => {
        const found = cast.find((actor) => actor.bodyId === bodyId && actor.roles.some((held) => held === role));
        if (!found) throw new Error(`nobody is cast as ${role}`);
        return found;
      };
      const lead = person(subject?.leadBodyId, 'reader');
      await plantStage(client, cast, lead.bodyId);
      await plantRest(client, lead);
      const world = await plantPurchases(client, cast, purchase.parts, PURCHASES);
      await plantPurchasing(client, world);
      await plantContractRest(client, world);
      const uninvolved = cast.find((actor) => subjects.every((each) => relationOf(actor.bodyId, each) === 'none'));
      const ministry = cast.find(({ bodyKind }) => bodyKind === 'state_ministry')?.bodyId;
      const ekom21 = cast.find(({ bodyKind }) => bodyKind === 'it_provider')?.bodyId;
      const partner = subject?.partners.find(({ bodyId, status }) => status === 'accepted' && bodyId !== lead.bodyId);
      const invited = subject?.partners.find(({ status }) => status === 'invited');
      const former = subject?.partners.find(({ status }) => status === 'declined');
      const as = (label: string, scope: DatabaseReader['scope'], { personId, bodyId }: CastActor): DatabaseReader => ({
        label,
        scope,
        personId,
        bodyId,
      });
      stranger = as('a stranger', 'member', person(uninvolved?.bodyId, 'editor'));
      readers = [
        { label: 'a visitor', scope: 'anonymous', personId: null, bodyId: null },
        stranger,
        as('the lead', 'member', lead),
        as('a partner', 'member', person(partner?.bodyId, 'editor')),
        as('an invited body', 'member', person(invited?.bodyId, 'editor')),
        as('a body that declined', 'member', person(former?.bodyId, 'editor')),
        as('the authority', 'member', person(subject?.authorityBodyId, 'authority_decider')),
        as('eKom21', 'member', person(ekom21, 'editor')),
        as('the lead buyer', 'member', person(purchase.parts.lead.id, 'procurement_manager')),
        as('an evaluator of the lead buyer', 'member', person(purchase.parts.lead.id, 'editor')),
        as('who decides the award', 'member', person(purchase.parts.lead.id, 'signatory')),
        as('a partner of the purchase', 'member', person(purchase.parts.partner.id, 'procurement_manager')),
        as('an evaluator of the partner', 'member', person(purchase.parts.partner.id, 'editor')),
        as('another partner of the purchase', 'member', person(purchase.parts.other.id, 'editor')),
        as('a body that was asked', 'member', person(purchase.parts.asked.id, 'editor')),
        as('a body that has no demand', 'member', person(purchase.parts.declined.id, 'editor')),
        as('the Land, its coordinator', 'oversight', person(ministry, 'land_coordinator')),
        as('the Land, its auditor', 'oversight', person(ministry, 'auditor')),
        as('the Land, anybody else', 'member', person(ministry, 'editor')),
        as('the platform', 'platform', person(ekom21, 'platform_administrator')),
      ];
    });
  });

  it('is on for every table, and forced where there is content; a new table needs a rule here', async () => {
    const rows = await asSuperuser(database(), async (client) => {
      const answer = await client.query<{ name: string; on: boolean; forced: boolean }>(
        `SELECT relname AS name, relrowsecurity AS on, relforcerowsecurity AS forced FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY relname`,
      );
      return answer.rows;
    });
    expect(rows.filter(({ on }) => on).map(({ name }) => name)).toEqual(Object.keys(TABLES).sort());
    expect(rows.filter(({ on }) => !on).map(({ name }) => name)).toEqual(OPEN_TABLES);
    expect(rows.filter(({ forced }) => forced).map(({ name }) => name)).toEqual(
      tables.flatMap(([name, { forced }]) => (forced ? [name] : [])).sort(),
    );
  });

  it('binds a role that owns nothing, bypasses nothing, and removes only what may go', async () => {
    await asSuperuser(database(), async (client) => {
      const { rows } = await client.query(
        `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
           (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
           (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid) AS functions,
           (SELECT json_agg(relname ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
             AND has_table_privilege(r.rolname, oid, 'DELETE')) AS deletable,
           (SELECT json_agg(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
             AND (has_table_privilege(r.rolname, oid, 'TRUNCATE') OR has_table_privilege(r.rolname, oid, 'TRIGGER'))) AS truncatable,
           has_schema_privilege(r.rolname, 'public', 'CREATE') AS creates
         FROM pg_roles r WHERE rolname = 'allmende_app'`,
      );
      expect(rows).toEqual([
        {
          rolsuper: false,
          rolbypassrls: false,
          rolcreaterole: false,
          rolcreatedb: false,
          owned: 0,
          functions: 0,
          deletable: DELETABLE,
          truncatable: null,
          creates: false,
        },
      ]);
    });
  });

  it.each(tables)('%s: everybody sees exactly their rows', async (name, rule) => {
    const wrong: string[] = [];
    await withClient(database().appUrl, (app) =>
      asSuperuser(database(), async (superuser) => {
        const { rows: all } = await superuser.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${name}"`);
        expect(all[0]?.n, 'an empty table would prove nothing').toBeGreaterThan(0);
        for (const reader of readers) {
          const places = "SELECT coalesce(array_agg(t.ctid::text ORDER BY t.ctid), '{}') AS rows FROM";
          const seen = await asReader(app, reader, () => app.query<{ rows: string[] }>(`${places} "${name}" t`)).catch(
            (error: { code?: string }) => ({ rows: [{ rows: error.code === '42501' ? [] : [String(error)] }] }),
          );
          const due = await superuser.query<{ rows: string[] }>(
            `${places} "${name}" t WHERE ${TYPED} AND (${rule.visible})`,
            parameters(reader),
          );
          const [got, wanted] = [new Set(seen.rows[0]?.rows), new Set(due.rows[0]?.rows)];
          const foreign = [...got].filter((row) => !wanted.has(row)).length;
          const missing = [...wanted].filter((row) => !got.has(row)).length;
          if (foreign + missing > 0) wrong.push(`${reader.label}: ${foreign} rows too many, ${missing} too few`);
        }
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(tables)('%s: nobody changes or removes a row that is not theirs', async (name, rule) => {
    const wrong: string[] = [];
    await withClient(database().appUrl, (app) =>
      asSuperuser(database(), async (superuser) => {
        const { rows: columns } = await superuser.query<{ column: string }>(
          `SELECT attname AS column FROM pg_attribute WHERE attrelid = '"${name}"'::regclass AND attnum > 0
             AND attgenerated = '' AND attidentity = '' AND NOT attisdropped ORDER BY attnum DESC LIMIT 1`,
        );
        const column = columns[0]?.column ?? '';
        const only = rule.only ?? 'true';
        const { rows: tried } = await superuser.query<{ places: string[] }>(
          `SELECT coalesce(array_agg(t.ctid::text), '{}') AS places FROM "${name}" t WHERE ${only}`,
        );
        for (const reader of readers) {
          const changed = await asReader(app, reader, () =>
            app.query(`UPDATE "${name}" SET "${column}" = "${column}" WHERE ctid = ANY($1::tid[])`, [tried[0]?.places]),
          ).then(
            ({ rowCount }) => rowCount ?? 0,
            (error: { code?: string }) => (error.code === '42501' ? 0 : String(error)),
          );
          const due = await superuser.query<{ n: number; whole: number }>(
            `SELECT count(*) FILTER (WHERE ${only})::int AS n, count(*)::int AS whole FROM "${name}" t
             WHERE ${TYPED} AND (${rule.changeable ?? 'false'})`,
            parameters(reader),
          );
          if (changed !== due.rows[0]?.n) wrong.push(`${reader.label}: changes ${changed}, may ${due.rows[0]?.n}`);
          const removed = await asReader(app, reader, () => app.query(`DELETE FROM "${name}"`)).then(
            ({ rowCount }) => rowCount ?? 0,
            (error: { code?: string }) => (error.code === '42501' ? 0 : String(error)),
          );
          // What may go goes only for those who may change it; a row others refer to stays (another error than of rights).
          const own = DELETABLE.includes(name) && (due.rows[0]?.whole ?? 0) > 0;
          if (removed !== 0 && !own) wrong.push(`${reader.label}: removes ${removed}`);
        }
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(tables.filter(([, rule]) => rule.foreignInsert === undefined))(
    '%s: a stranger adds no row of somebody else',
    async (name, rule) => {
      await withClient(database().appUrl, (app) =>
        asSuperuser(database(), async (superuser) => {
          const { rows: columns } = await superuser.query<{ column: string }>(
            `SELECT attname AS column FROM pg_attribute WHERE attrelid = '"${name}"'::regclass AND attnum > 0
               AND attgenerated = '' AND NOT attisdropped`,
          );
          const names = columns.map(({ column }) => `"${column}"`).join(', ');
          const { rows } = await superuser.query<{ row: Record<string, unknown> }>(
            `SELECT to_jsonb(t) AS row FROM "${name}" t WHERE NOT (${TYPED} AND (${rule.changeable ?? 'false'}))
               AND (${rule.only ?? 'true'}) LIMIT 1`,
            parameters(stranger),
          );
          const row = rows[0]?.row;
          if (!row) throw new Error('there is no foreign row to copy');
          const copy = typeof row.id === 'string' ? { ...row, id: randomUUID() } : row;
          await expect(
            asReader(app, stranger, () =>
              app.query(
                `INSERT INTO "${name}" (${names}) OVERRIDING SYSTEM VALUE SELECT ${names} FROM jsonb_populate_record(null::"${name}", $1)`,
                [JSON.stringify(copy)],
              ),
            ),
          ).rejects.toMatchObject({ code: '42501' });
        }),
      );
    },
  );

  it.each(APPEND_ONLY)('%s: not even the owner or a superuser changes, removes or empties it', async (name) => {
    const attempts = (client: pg.Client, column: string) =>
      [`UPDATE "${name}" SET "${column}" = "${column}"`, `DELETE FROM "${name}"`, `TRUNCATE "${name}" CASCADE`].map(
        (statement) => () =>
          client.query(statement).then(
            ({ rowCount }) => rowCount ?? 'emptied',
            (error: { code?: string }) => error.code,
          ),
      );
    await asSuperuser(database(), async (superuser) => {
      const { rows } = await superuser.query<{ column: string }>(
        `SELECT attname AS column FROM pg_attribute WHERE attrelid = '"${name}"'::regclass AND attnum > 0 AND attidentity = '' LIMIT 1`,
      );
      const column = rows[0]?.column ?? '';
      for (const attempt of attempts(superuser, column)) expect(await attempt()).toBe('23001');
      await withClient(database().ownerUrl, async (owner) => {
        await owner.query(`SELECT set_config('allmende.scope', 'system', false)`);
        // Forced row-level security hides the rows from the owner where no policy speaks of removing them: none is touched.
        for (const attempt of attempts(owner, column)) expect(['23001', 0]).toContain(await attempt());
      });
    });
  });
});
