import { randomUUID } from 'node:crypto';
import { listTokens } from '#src/modules/api-access/reads/tokens.ts';
import { exportCallOffs, getCallOff, listCallOffs } from '#src/modules/contracts/call-offs/reads/call-offs.ts';
import { getCallOffForExchange, listCallOffsForExchange } from '#src/modules/contracts/call-offs/reads/exchange.ts';
import { parseCallOffListQuery, parseContractListQuery } from '#src/modules/contracts/domain/list-query.ts';
import { getContract } from '#src/modules/contracts/reads/contract.ts';
import { getContractForExchange, listContractsForExchange } from '#src/modules/contracts/reads/exchange.ts';
import { exportContracts, getContractRow, listContracts } from '#src/modules/contracts/reads/list.ts';
import { exportSavings, listProvenSavings, listSavings } from '#src/modules/contracts/savings/reads.ts';
import { parseProcurementListQuery } from '#src/modules/procurement/domain/list-query.ts';
import { listCalendar } from '#src/modules/procurement/planning/reads/calendar.ts';
import { getRadar } from '#src/modules/procurement/planning/reads/radar.ts';
import { exportProcurements, listProcurements } from '#src/modules/procurement/reads/list.ts';
import { getSourceContract, getSourceCooperation } from '#src/modules/procurement/reads/source.ts';
import { listDemandForExchange } from '#src/modules/procurement/survey/reads/exchange.ts';
import { getCooperative } from '#src/modules/purchasing-cooperative/reads.ts';
import type { CastActor } from './actors.ts';
import { holds } from './matrix-expectations.ts';
import {
  administersPlatform,
  overseesLand,
  type PurchaseWorld,
  purchaseRelation,
  seesPurchase,
} from './matrix-purchases.ts';
import { seesCallOff, seesContract, seesOwnContract } from './matrix-purchasing-commands.ts';

/** A read beside the way of one purchase: the keys of what comes back, in any order; of one thing, its id or nothing. */
export interface PurchasingRead {
  readonly read: string;
  readonly about?: string;
  readonly expected: (actor: CastActor, world: PurchaseWorld) => readonly string[];
  readonly run: (actor: CastActor, world: PurchaseWorld) => Promise<readonly string[]>;
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const one = (row: unknown) => (row === null || row === undefined ? [] : ['found']);
const due = (sees: boolean) => (sees ? ['found'] : []);

async function gathered<Row>(batches: AsyncGenerator<readonly Row[]>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

const ownPurchases = (actor: CastActor, { subjects }: PurchaseWorld) =>
  subjects.filter((subject) => seesPurchase(actor, subject) && purchaseRelation(actor.bodyId, subject) !== 'ministry');
const overseenPurchases = (actor: CastActor, { subjects }: PurchaseWorld) =>
  subjects.filter((subject) => overseesLand(actor) && seesPurchase(actor, subject));
const jointContracts = ({ subjects }: PurchaseWorld) => subjects.flatMap(({ contracts }) => idsOf(contracts));
const runningOf = ({ subjects }: PurchaseWorld) => {
  const running = subjects.find(({ key }) => key === 'running');
  return { id: running?.id ?? '', contractId: running?.contracts[0]?.id ?? '' };
};

/** Contracts of one's body and those it may call from. */
function ownContracts(actor: CastActor, world: PurchaseWorld): string[] {
  if (administersPlatform(actor)) return [];
  const { lead, partner, other } = world.bodies;
  return [
    ...([lead.id, partner.id].includes(actor.bodyId) ? jointContracts(world) : []),
    ...(actor.bodyId === partner.id ? [world.ownContracts[0]] : []),
    ...(actor.bodyId === other.id ? [world.ownContracts[1]] : []),
  ];
}
/** The Land's oversight finds all joint ones in its list, too. */
const listedContracts = (actor: CastActor, world: PurchaseWorld) =>
  overseesLand(actor) ? jointContracts(world) : ownContracts(actor, world);

const callOffs = (actor: CastActor, world: PurchaseWorld) =>
  seesCallOff(actor, world) ? Object.values(world.callOffs).map(({ id }) => id) : [];
const exchangedCallOffs = (actor: CastActor, world: PurchaseWorld) =>
  overseesLand(actor) ? [] : callOffs(actor, world);

/** Bodies whose savings somebody reads: the lead buyer's and oversight's are all, everybody else's their own. */
function savers(actor: CastActor, world: PurchaseWorld, ...bodyIds: string[]): string[] {
  if (administersPlatform(actor)) return [];
  if (actor.bodyId === world.bodies.lead.id || overseesLand(actor)) return bodyIds;
  return bodyIds.filter((id) => id === actor.bodyId);
}
const unique = (keys: readonly string[]) => [...new Set(keys)];

const SCOPES = { eigene: ownPurchases, aufsicht: overseenPurchases } as const;

const PURCHASE_LISTS = (['eigene', 'aufsicht'] as const).flatMap((scope): PurchasingRead[] => {
  // A scope that is not open falls back to the own one.
  const expected = (actor: CastActor, world: PurchaseWorld) =>
    idsOf(scope === 'aufsicht' && !overseesLand(actor) ? ownPurchases(actor, world) : SCOPES[scope](actor, world));
  const asked = (page: number) => parseProcurementListQuery({ bereich: scope, seite: String(page) });
  return [
    {
      read: 'procurement/listProcurements',
      about: scope,
      expected,
      run: async (actor) => {
        const first = await listProcurements(actor, asked(1));
        const items = [...first.items];
        for (let page = 2; page <= first.pageCount; page++)
          items.push(...(await listProcurements(actor, asked(page))).items);
        if (first.total !== items.length) throw new Error(`${first.total} are counted, ${items.length} are shown`);
        return idsOf(items);
      },
    },
    {
      read: 'procurement/exportProcurements',
      about: scope,
      expected,
      run: async (actor) => idsOf(await gathered(exportProcurements(actor, asked(1)))),
    },
  ];
});

const SINGLE_READS: readonly PurchasingRead[] = [
  ...[getContract, getContractRow, getContractForExchange].flatMap((get): PurchasingRead[] => [
    {
      read: `contracts/${get.name}`,
      about: 'of a joint purchase',
      expected: (actor, world) => due(seesContract(actor, world)),
      run: async (actor, world) => one(await get(actor, runningOf(world).contractId)),
    },
    {
      read: `contracts/${get.name}`,
      about: 'a body concluded by itself',
      expected: (actor, world) => due(seesOwnContract(actor, world)),
      run: async (actor, world) => one(await get(actor, world.ownContracts[0])),
    },
  ]),
  ...[getCallOff, getCallOffForExchange].map(
    (get): PurchasingRead => ({
      read: `contracts/${get.name}`,
      expected: (actor, world) => due(seesCallOff(actor, world)),
      run: async (actor, world) => one(await get(actor, world.callOffs.requested.id)),
    }),
  ),
  {
    read: 'procurement/getSourceContract',
    expected: (actor, world) => due(seesOwnContract(actor, world)),
    run: async (actor, world) => one(await getSourceContract(actor, world.ownContracts[0])),
  },
  {
    read: 'procurement/getSourceCooperation',
    about: 'that does not exist',
    expected: () => [],
    run: async (actor) => one(await getSourceCooperation(actor, randomUUID())),
  },
];

/** The table; who sees what is said by functions that know nothing of src/policy. */
export const PURCHASING_READS: readonly PurchasingRead[] = [
  ...PURCHASE_LISTS,
  ...SINGLE_READS,
  {
    read: 'contracts/listContracts',
    expected: listedContracts,
    run: async (actor) => idsOf((await listContracts(actor, parseContractListQuery({}))).items),
  },
  {
    read: 'contracts/exportContracts',
    expected: listedContracts,
    run: async (actor) => idsOf(await gathered(exportContracts(actor, parseContractListQuery({})))),
  },
  {
    read: 'contracts/listContractsForExchange',
    expected: ownContracts,
    run: async (actor) => idsOf(await listContractsForExchange(actor, null, 100)),
  },
  {
    read: 'contracts/listCallOffs',
    expected: callOffs,
    run: async (actor) => idsOf((await listCallOffs(actor, parseCallOffListQuery({}))).items),
  },
  {
    read: 'contracts/exportCallOffs',
    expected: callOffs,
    run: async (actor) => idsOf(await gathered(exportCallOffs(actor, parseCallOffListQuery({})))),
  },
  {
    read: 'contracts/listCallOffsForExchange',
    expected: exchangedCallOffs,
    run: async (actor) => idsOf(await listCallOffsForExchange(actor, null, 100)),
  },
  ...(['own', 'all'] as const).flatMap((scope): PurchasingRead[] => [
    {
      // Sums per purchase: nobody but who takes part in one has any.
      read: 'contracts/listSavings',
      about: scope,
      expected: (actor, world) =>
        savers(actor, world, world.bodies.lead.id, world.bodies.partner.id).filter(
          (id) => scope === 'all' || id === actor.bodyId,
        ).length > 0
          ? ['found']
          : [],
      run: async (actor) => ((await listSavings(actor, scope)).length > 0 ? ['found'] : []),
    },
    {
      read: 'contracts/exportSavings',
      about: scope,
      expected: (actor, world) =>
        savers(actor, world, world.bodies.lead.name, world.bodies.partner.name)
          .concat(administersPlatform(actor) || actor.bodyId !== world.bodies.partner.id ? [] : [actor.bodyName])
          .filter((name) => scope === 'all' || name === actor.bodyName),
      run: async (actor) => unique((await gathered(exportSavings(actor, scope))).map(({ bodyName }) => bodyName)),
    },
    {
      read: 'contracts/listProvenSavings',
      about: scope,
      expected: (actor, world) =>
        savers(actor, world, world.bodies.partner.id).filter((id) => scope === 'all' || id === actor.bodyId),
      run: async (actor) => unique((await listProvenSavings(actor, scope)).map(({ bodyId }) => bodyId)),
    },
  ]),
  {
    // Numbers of purchases and contracts of which a day is shown.
    read: 'procurement/listCalendar',
    expected: (actor, world) => [
      ...ownPurchases(actor, world)
        .concat(overseenPurchases(actor, world))
        .filter(({ status }) => status === 'surveying')
        .map(({ id }) => id),
    ],
    run: async (actor) =>
      unique(
        (await listCalendar(actor, '2026-01-01', '2031-12-31'))
          .filter(({ kind }) => kind === 'survey_due')
          .map(({ path }) => path.split('/')[2] ?? ''),
      ),
  },
  {
    // What is offered for joint planning, without supplier and price, is for everybody with a role of the field.
    read: 'procurement/getRadar',
    expected: (actor) => [administersPlatform(actor) ? '0' : '2'],
    run: async (actor) => [String((await getRadar(actor)).offerCount)],
  },
  {
    read: 'procurement/listDemandForExchange',
    expected: (actor, world) => idsOf(ownPurchases(actor, world).filter(({ status }) => status === 'surveying')),
    run: async (actor) => (await listDemandForExchange(actor)).map(({ procurementId }) => procurementId),
  },
  {
    read: 'purchasing-cooperative/getCooperative',
    about: 'its members',
    expected: (actor, { bodies }) => {
      if (administersPlatform(actor)) return [];
      // Applications are the cooperative's own business.
      const { lead, partner, other, asked } = bodies;
      const members = [partner.id, other.id];
      if (actor.bodyId === lead.id) return [...members, asked.id];
      return members.includes(actor.bodyId) || overseesLand(actor) ? members : [];
    },
    run: async (actor) => (await getCooperative(actor))?.members.map(({ bodyId }) => bodyId) ?? [],
  },
  {
    read: 'purchasing-cooperative/getCooperative',
    about: 'its motions',
    expected: (actor, { bodies }) => {
      if (administersPlatform(actor)) return [];
      const inside = [bodies.lead.id, bodies.partner.id, bodies.other.id].includes(actor.bodyId);
      return inside || overseesLand(actor) ? ['Beitritt zum Rahmenvertrag', 'Haushalt'] : [];
    },
    run: async (actor) => (await getCooperative(actor))?.motions.map(({ title }) => title) ?? [],
  },
  {
    read: 'api-access/listTokens',
    expected: (actor, { bodies }) =>
      actor.bodyId === bodies.partner.id && holds(actor, 'organisation_administrator', 'procurement_manager')
        ? ['Fachverfahren']
        : [],
    run: async (actor) => (await listTokens(actor)).map(({ name }) => name),
  },
];
