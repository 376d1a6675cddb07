import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { getPool } from '#src/db/pool.ts';
import { readAs, readAsSystem, readPublic } from '#src/db/read.ts';
import { scopeOf } from '#src/db/scope.ts';
import { sql } from '#src/db/sql.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { type CastActor, castActors } from '#tests/support/actors.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { plantSubjects } from '#tests/support/matrix-subjects.ts';

const REQUESTS = 10_000;
const AT_ONCE = 14;

const WHO = sql`SELECT current_setting('allmende.person', true) AS person, current_setting('allmende.body', true) AS body,
  current_setting('allmende.scope', true) AS scope, current_user AS role`;

interface Who {
  readonly person: string | null;
  readonly body: string | null;
  readonly scope: string | null;
  readonly role: string;
}

describe('a pooled connection', { timeout: 120_000 }, () => {
  const database = useTestDatabase('demo');
  let cast: CastActor[];

  beforeAll(async () => {
    await asSuperuser(database(), async (client) => {
      cast = await castActors(client, (await plantSubjects(client)).bodies);
    });
  });

  it(`never remembers who used it before, over ${REQUESTS.toLocaleString('en')} interleaved requests that also fail`, async () => {
    const wrong: string[] = [];
    const left = { requests: REQUESTS };
    const check = (who: Who | undefined, actor: CastActor | null) => {
      const expected = scopeOf(actor);
      const { person = '', body = '', scope = '', role = '' } = who ?? {};
      const same = (person || null) === expected.personId && (body || null) === expected.bodyId;
      if (!same || (scope || 'anonymous') !== expected.scope || role !== 'allmende_app')
        wrong.push(`${actor?.label}: ${JSON.stringify(who)}`);
    };
    const visitor = async () => {
      while (left.requests-- > 0) {
        const actor = cast[left.requests % cast.length] ?? null;
        switch (left.requests % 10) {
          case 0:
            // A statement that breaks must not leave its scope behind.
            await readAs(actor, (query) => query(sql`SELECT 1 / 0`)).catch(() => {});
            break;
          case 1:
            await transactionInScope(scopeOf(actor), async (tx) => {
              check((await tx.$queryRaw<Who[]>(WHO))[0], actor);
              throw new Error('taken back');
            }).catch(() => {});
            break;
          case 2:
            await readAsSystem((query) => query(sql`SELECT 1`));
            break;
          case 3:
          case 4:
          case 5:
            check((await readPublic<Who>(WHO))[0], null);
            break;
          default:
            check(await readAs(actor, async (query) => (await query<Who>(WHO))[0]), actor);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, visitor));
    expect(wrong).toEqual([]);
    expect(getPool().totalCount).toBeLessThanOrEqual(10);
  }, 90_000);

  it('takes no id that is not one: a scope cannot be broken out of', async () => {
    const [actor] = cast;
    if (!actor) throw new Error('nobody is cast');
    for (const bodyId of [`${randomUUID()}',true),set_config('allmende.scope','system`, "'", '', 'null']) {
      await expect(readAs({ ...actor, bodyId }, (query) => query(sql`SELECT 1`))).rejects.toThrow('UUIDs');
    }
  });
});
