import { describe, expect, it } from 'vitest';
import { DEMO_BODIES, type DemoBody, demoPersonId } from '#prisma/seed/demo/people.ts';
import { listCallOffs } from '#src/modules/contracts/call-offs/reads/call-offs.ts';
import {
  END_WINDOWS,
  parseCallOffListQuery,
  parseContractListQuery,
} from '#src/modules/contracts/domain/list-query.ts';
import { listContracts } from '#src/modules/contracts/reads/list.ts';
import { totalOf } from '#src/modules/contracts/savings/domain/ledger.ts';
import { listSavings } from '#src/modules/contracts/savings/reads.ts';
import { getHome } from '#src/modules/dashboards/reads/home.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

const database = useTestDatabase('demo');

function account(name: string, body: DemoBody, bodyKind: Actor['bodyKind'], role: Role): Actor {
  return {
    personId: demoPersonId(name, body),
    displayName: name,
    sessionId: 'none',
    bodyId: DEMO_BODIES[body].id,
    bodyKind,
    bodyName: DEMO_BODIES[body].label,
    roles: [role],
    assurance: 'normal',
  };
}

const READERS = [
  ['municipality', account('beschaffung', 'buedingen', 'municipality', 'procurement_manager')],
  ['it_provider', account('beschaffung', 'ekom21', 'it_provider', 'procurement_manager')],
  ['it_provider', account('beschaffung', 'kopit', 'purchasing_cooperative', 'procurement_manager')],
  ['university', account('beschaffung', 'goethe', 'university', 'procurement_manager')],
  ['land', account('koordination', 'land', 'state_ministry', 'land_coordinator')],
  ['auditor', account('pruefung', 'land', 'state_ministry', 'auditor')],
] as const;

describe('contracts on the home page', () => {
  it.each(READERS)('of family %s count what their lists show', async (family, actor) => {
    const home = await getHome(actor);
    expect(home.family).toBe(family);
    const contracts = home.contracts;
    if (!contracts) throw new Error('this family sees contracts');
    const total = async (parameters: Record<string, string>) =>
      (await listContracts(actor, parseContractListQuery(parameters))).total;
    for (const months of END_WINDOWS) expect(contracts.ending[months]).toBe(await total({ ende: String(months) }));
    expect(contracts.exhausted).toBe(await total({ stand: 'ausgeschoepft' }));
    const waiting = { ...parseCallOffListQuery({}), kind: 'own', status: 'requested' } as const;
    expect(contracts.awaitingBudget).toBe((await listCallOffs(actor, waiting)).total);
    expect(contracts.savings).toEqual(totalOf(await listSavings(actor, home.savingsScope)));
  });

  it('show the demo’s ends, its used-up contract and its savings', async () => {
    const [, town] = READERS[0];
    const { contracts } = await getHome(town);
    expect(contracts?.exhausted).toBe(1);
    expect(contracts?.ending[6]).toBeGreaterThan(0);
    expect(contracts?.savings.calledCents).toBeGreaterThan(0);
  });
});

describe('purchases on the home page', () => {
  it('tell a body what volume it leads beside its own share', async () => {
    for (const [, actor] of READERS.slice(0, 4)) {
      const [row] = await asSuperuser(database(), async (client) => {
        const text = `SELECT coalesce(sum(estimated_value_cents), 0)::float8 AS cents FROM procurement
          WHERE lead_body_id = $1 AND status NOT IN ('ended', 'cancelled')`;
        return (await client.query(text, [actor.bodyId])).rows;
      });
      expect((await getHome(actor)).purchases?.ledCents).toBe(row.cents);
    }
    const [, provider] = READERS[1];
    expect((await getHome(provider)).purchases?.ledCents).toBeGreaterThan(0);
  });
});

describe('what waits under contracts', () => {
  it('is the budget for the second person, the order for the first, and successors of what ends', async () => {
    const kindsOf = async (actor: Actor) => (await getHome(actor)).tasks.tasks.map(({ kind }) => kind);
    expect(await kindsOf(account('haushalt', 'buedingen', 'municipality', 'budget_approver'))).toContain(
      'approve_call_off',
    );
    const buyer = await kindsOf(account('beschaffung', 'buedingen', 'municipality', 'procurement_manager'));
    expect(buyer).not.toContain('approve_call_off');
    expect(buyer).toContain('start_successor');
    expect(await kindsOf(account('beschaffung', 'kassel', 'independent_city', 'procurement_manager'))).toContain(
      'order_call_off',
    );
  });
});
