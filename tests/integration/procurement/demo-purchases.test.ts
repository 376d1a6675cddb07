import { describe, expect, it } from 'vitest';
import { DEMO_BODIES, demoPersonId } from '#prisma/seed/demo/people.ts';
import { fixedId } from '#prisma/seed/reference/fixed-id.ts';
import { loadDemo } from '#src/cli/database/content.ts';
import type { Actor } from '#src/policy/actor.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

const purchaseId = (key: string) => fixedId(`procurement:${key}`);

describe('purchases of the demo on PostgreSQL', () => {
  const database = useTestDatabase('demo');
  const rows = <Row>(statement: string, values: unknown[] = []) =>
    asSuperuser(database(), async (client) => (await client.query(statement, values)).rows as Row[]);

  it('are loaded once, and again where an installation has none yet', async () => {
    const [before] = await rows<{ n: number }>('SELECT count(*)::int AS n FROM audit_entry');
    await loadDemo(database().ownerUrl);
    const [after] = await rows<{ n: number }>('SELECT count(*)::int AS n FROM audit_entry');
    expect(after).toEqual(before);
  });

  it('have one contract at its maximum, counted by the database', async () => {
    const exhausted = await rows<{ called: number; most: number }>(
      `SELECT called_quantity AS called, max_quantity AS most FROM contract WHERE status = 'exhausted'`,
    );
    expect(exhausted).toEqual([{ called: 140, most: 140 }]);
  });

  it('say in their latest release what the portal would publish of their rows now', async () => {
    const { transactionInScope } = await import('#src/db/transaction.ts');
    const { SYSTEM_SCOPE } = await import('#src/db/scope.ts');
    const { publishRelease } = await import('#src/db/ocds-release.ts');
    const latest = `SELECT DISTINCT ON (procurement_id) procurement_id AS id, content, search_text AS words FROM ocds_release
      ORDER BY procurement_id, ocds_release.id DESC`;
    type Release = { id: string; content: Record<string, unknown>; words: string };
    const told = await rows<Release>(latest);
    expect(told.length).toBeGreaterThan(8);
    for (const { id } of told)
      await transactionInScope(SYSTEM_SCOPE, (tx, now) => publishRelease(tx, id, ['planning'], now));
    const again = await rows<Release>(latest);
    for (const release of told) {
      const now = again.find(({ id }) => id === release.id);
      expect(lastingPart(now?.content)).toEqual(lastingPart(release.content));
      expect(release.words).toBe(now?.words);
    }
  });

  it('are signed over the explanations the portal computes today', async () => {
    const { getLegality } = await import('#src/modules/procurement/legality/reads/legality.ts');
    const reviewer: Actor = {
      personId: demoPersonId('recht', 'buedingen'),
      displayName: 'Demo Rechtsprüfung Büdingen',
      sessionId: 'none',
      bodyId: DEMO_BODIES.buedingen.id,
      bodyKind: 'municipality',
      bodyName: 'Büdingen',
      roles: ['legal_reviewer'],
      assurance: 'normal',
    };
    const { points = [] } = (await getLegality(reviewer, purchaseId('buedingen-notebooks-wetterau'))) ?? {};
    expect(points.filter(({ signedAt }) => signedAt !== null)).toHaveLength(4);
    expect(points.filter(({ isStale }) => isStale)).toEqual([]);
  });
});

/** A release without what tells one from the next: number, day, tags, and the day up to which call-offs are summed. */
function lastingPart(content: Record<string, unknown> | undefined): unknown {
  const { id: _id, date: _date, tag: _tag, ...lasting } = content ?? {};
  return JSON.parse(JSON.stringify(lasting), (key, value) => {
    if (key !== 'x_called') return value;
    const { date: _until, ...called } = value;
    return called;
  });
}
