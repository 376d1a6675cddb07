import type pg from 'pg';
import { fixedId } from '#prisma/seed/reference/fixed-id.ts';
import { exampleReleaseFacts } from '#src/modules/procurement/ocds/domain/example-release-facts.ts';
import { releaseOf } from '#src/modules/procurement/ocds/domain/release.ts';
import type { CastActor } from './actors.ts';
import { holds, type Outcome } from './matrix-expectations.ts';
import { administersPlatform, overseesLand, type PurchaseSubject, type PurchaseWorld } from './matrix-purchases.ts';

/** Rows of the cooperative and of the interface that commands act on. */
const ROWS = {
  member: fixedId('purchasing:member'),
  leaving: fixedId('purchasing:leaving'),
  applicant: fixedId('purchasing:applicant'),
  openMotion: fixedId('purchasing:open-motion'),
  endedMotion: fixedId('purchasing:ended-motion'),
  token: fixedId('purchasing:token'),
} as const;

/** Partner and other are members, other leaves, asked has applied, withdrawn has left; two motions; a token of the partner. */
export async function plantPurchasing(client: pg.Client, { bodies, cast }: PurchaseWorld): Promise<void> {
  const { lead, partner, other, asked, withdrawn } = bodies;
  await client.query(
    `INSERT INTO cooperative_member (id, cooperative_id, body_id, status, shares, joined_on, leaves_on)
     VALUES ($1, $4, $5, 'active', 5, '2020-01-01', NULL), ($2, $4, $6, 'leaving', 2, '2020-01-01', current_date - 2),
       ($3, $4, $7, 'applied', 1, NULL, NULL), (gen_random_uuid(), $4, $8, 'left', 0, '2019-01-01', '2021-12-31')`,
    [ROWS.member, ROWS.leaving, ROWS.applicant, lead.id, partner.id, other.id, asked.id, withdrawn.id],
  );
  await client.query(
    `INSERT INTO share_change (member_id, body_id, change, effective_on) VALUES ($1, $2, 5, '2020-01-01')`,
    [ROWS.member, partner.id],
  );
  await client.query(
    `INSERT INTO cooperative_motion (id, cooperative_id, title, text, closes_on)
     VALUES ($1, $3, 'Beitritt zum Rahmenvertrag', 'Antrag', current_date + 5), ($2, $3, 'Haushalt', 'Antrag', current_date - 3)`,
    [ROWS.openMotion, ROWS.endedMotion, lead.id],
  );
  await client.query(`INSERT INTO cooperative_vote (motion_id, body_id, choice) VALUES ($1, $2, 'yes')`, [
    ROWS.endedMotion,
    partner.id,
  ]);
  const maker = cast.find(({ bodyId, roles }) => bodyId === partner.id && roles.includes('procurement_manager'));
  await client.query(
    `INSERT INTO api_token (id, body_id, name, token_hash, scopes, person_id, expires_at)
     VALUES ($1, $2, 'Fachverfahren', sha256('token'), '{contracts:read}', $3, now() + interval '30 days')`,
    [ROWS.token, partner.id, maker?.personId],
  );
}

/** A command beside the way of a purchase: the expected cell for anybody, and what they send. */
export interface PurchasingCommandCase {
  readonly command: string;
  readonly expected: (actor: CastActor, world: PurchaseWorld) => Outcome;
  readonly fields: (world: PurchaseWorld, actor: CastActor) => Readonly<Record<string, unknown>>;
}

const manages = (actor: CastActor) => holds(actor, 'editor', 'procurement_manager');
const running = ({ subjects }: PurchaseWorld): PurchaseSubject => {
  const found = subjects.find(({ key }) => key === 'running');
  if (!found) throw new Error('no purchase runs');
  return found;
};
const contractOf = (world: PurchaseWorld) => running(world).contracts[0] ?? { id: '', version: 1 };
const shownContract = (world: PurchaseWorld) => {
  const { id, version } = contractOf(world);
  return { contractId: id, version };
};
const isLead = (actor: CastActor, { bodies }: PurchaseWorld) => actor.bodyId === bodies.lead.id;
const isPartner = (actor: CastActor, { bodies }: PurchaseWorld) => actor.bodyId === bodies.partner.id;

/** The contract of a joint purchase: who concluded it, the named callers (here the partner), the Land's oversight. */
export const seesContract = (actor: CastActor, world: PurchaseWorld): boolean =>
  !administersPlatform(actor) && (isLead(actor, world) || isPartner(actor, world) || overseesLand(actor));
/** The partner's call-offs: the partner itself, who concluded the contract, the Land's oversight; no other caller. */
export const seesCallOff = seesContract;
/** A body's own contract: that body alone. */
export const seesOwnContract = (actor: CastActor, world: PurchaseWorld): boolean =>
  isPartner(actor, world) && !administersPlatform(actor);

function among(
  sees: (actor: CastActor, world: PurchaseWorld) => boolean,
  may: (actor: CastActor, world: PurchaseWorld) => boolean,
) {
  return (actor: CastActor, world: PurchaseWorld): Outcome => {
    if (may(actor, world)) return 'done';
    return sees(actor, world) ? 'forbidden' : 'not_found';
  };
}

const everywhere =
  (may: (actor: CastActor) => boolean) =>
  (actor: CastActor): Outcome =>
    may(actor) ? 'done' : 'forbidden';

/** The cooperative's own people, and the body whose membership it is; to others it is absent. */
const membership =
  (body: 'partner' | 'other' | 'asked', may: (actor: CastActor, world: PurchaseWorld) => boolean) =>
  (actor: CastActor, world: PurchaseWorld): Outcome => {
    if (may(actor, world)) return 'done';
    return isLead(actor, world) || actor.bodyId === world.bodies[body].id ? 'forbidden' : 'not_found';
  };
const runsCooperative = (actor: CastActor, world: PurchaseWorld) =>
  isLead(actor, world) && holds(actor, 'procurement_manager', 'signatory');
const isMember = (actor: CastActor, { bodies }: PurchaseWorld) =>
  [bodies.partner.id, bodies.other.id].includes(actor.bodyId);
const seesMotions = (actor: CastActor, world: PurchaseWorld) =>
  isLead(actor, world) || isMember(actor, world) || overseesLand(actor);

const own = {
  title: 'Drucker',
  supplierName: 'Muster GmbH',
  fieldKey: '',
  cpvCode: '',
  startsOn: '2026-01-01',
  endsOn: '2028-12-31',
  noticeMonths: '3',
  originalValueCents: '12.000,00',
  poolingVisible: 'ja',
  note: '',
};
const reason = { reason: 'Der Grund steht im Vermerk.' };
const callOff = (key: 'requested' | 'approved' | 'ordered') => (world: PurchaseWorld) => ({
  callOffId: world.callOffs[key].id,
  version: world.callOffs[key].version,
});
const callerMay = (...roles: Parameters<typeof holds>[1][]) =>
  among(seesCallOff, (actor, world) => isPartner(actor, world) && holds(actor, ...roles));

/** The table; written from the text, not from src/policy. */
export const PURCHASING_COMMANDS: readonly PurchasingCommandCase[] = [
  {
    command: 'procurement.create',
    expected: everywhere(manages),
    fields: () => ({ title: 'Notebooks', fieldKey: '', need: '' }),
  },
  {
    command: 'procurement.start_joint_idea',
    expected: everywhere(manages),
    fields: ({ ownContracts }) => ({ contractIds: [...ownContracts] }),
  },
  { command: 'contracts.add', expected: everywhere(manages), fields: () => own },
  {
    command: 'procurement.import_release',
    expected: everywhere(manages),
    fields: () => ({
      text: JSON.stringify(
        releaseOf(exampleReleaseFacts(), { number: 1, date: '2026-11-23T10:00:00.000Z', tags: ['tender'] }),
      ),
    }),
  },
  {
    command: 'contracts.import',
    expected: everywhere(manages),
    fields: () => ({ lines: JSON.stringify([own]) }),
  },
  {
    command: 'contracts.edit',
    expected: among(seesOwnContract, (actor, world) => isPartner(actor, world) && manages(actor)),
    fields: ({ ownContracts }) => ({ ...own, contractId: ownContracts[0], version: 1 }),
  },
  {
    command: 'contracts.terminate',
    expected: among(seesContract, (actor, world) => isLead(actor, world) && holds(actor, 'signatory')),
    fields: (world) => ({ ...shownContract(world), ...reason, endedOn: world.today }),
  },
  {
    command: 'contracts.amend',
    expected: among(seesContract, (actor, world) => isLead(actor, world) && holds(actor, 'signatory')),
    fields: (world) => ({
      ...shownContract(world),
      kind: 'price_adjustment',
      groundKey: 'review_clause',
      effectiveOn: world.today,
      valueChangeCents: '',
      newUnitPriceCents: '99,00',
      moreQuantity: '',
      newEndsOn: '',
      justification: 'Preisgleitklausel',
      answersForOpenPoints: 'ja',
    }),
  },
  {
    command: 'contracts.request_call_off',
    expected: among(
      seesContract,
      (actor, world) => (isLead(actor, world) || isPartner(actor, world)) && manages(actor),
    ),
    fields: (world) => ({
      contractId: contractOf(world).id,
      quantity: '2',
      unitPriceCents: '',
      budgetLine: '1.11.01/0840',
      purpose: '',
      neededOn: '',
      baselinePriceCents: '',
    }),
  },
  {
    command: 'contracts.decide_call_off',
    expected: callerMay('budget_approver'),
    fields: (world) => ({ ...callOff('requested')(world), decision: 'approve', reason: '' }),
  },
  {
    command: 'contracts.order_call_off',
    expected: callerMay('editor', 'procurement_manager'),
    fields: callOff('approved'),
  },
  {
    command: 'contracts.record_delivery',
    expected: callerMay('editor', 'procurement_manager'),
    fields: (world) => ({
      ...callOff('ordered')(world),
      deliveredOn: world.today,
      quantity: '2',
      invoiceReference: 'RE 7',
      invoiceAmountCents: '200,00',
      rating: '2',
      qualityNote: '',
    }),
  },
  {
    command: 'contracts.cancel_call_off',
    expected: callerMay('editor', 'procurement_manager'),
    fields: (world) => ({ ...callOff('requested')(world), ...reason }),
  },
  {
    command: 'cooperative.apply',
    expected: (actor, world) => {
      if (!holds(actor, 'signatory') || isLead(actor, world)) return 'forbidden';
      return isMember(actor, world) || actor.bodyId === world.bodies.asked.id ? 'refused' : 'done';
    },
    fields: ({ bodies }) => ({ cooperativeId: bodies.lead.id, shares: '3', note: '' }),
  },
  {
    command: 'cooperative.decide_application',
    expected: membership('asked', runsCooperative),
    fields: () => ({ memberId: ROWS.applicant, version: 1, decision: 'accept', reason: '' }),
  },
  {
    command: 'cooperative.change_shares',
    expected: membership('partner', runsCooperative),
    fields: () => ({ memberId: ROWS.member, version: 1, change: '2', ...reason }),
  },
  {
    command: 'cooperative.give_notice',
    expected: membership('partner', (actor, world) => isPartner(actor, world) && holds(actor, 'signatory')),
    fields: () => ({ memberId: ROWS.member, version: 1 }),
  },
  {
    command: 'cooperative.complete_leaving',
    expected: membership('other', runsCooperative),
    fields: () => ({ memberId: ROWS.leaving, version: 1 }),
  },
  {
    command: 'cooperative.open_motion',
    expected: (actor, world) => (runsCooperative(actor, world) ? 'done' : 'forbidden'),
    fields: ({ bodies }) => ({
      cooperativeId: bodies.lead.id,
      title: 'Satzung',
      text: 'Antrag',
      majority: 'statutes',
      closesOn: '2027-06-30',
    }),
  },
  {
    command: 'cooperative.cast_vote',
    // The last day of other's membership is over: it still stands in the register, but has no vote.
    expected: among(seesMotions, (actor, world) => isPartner(actor, world) && holds(actor, 'signatory')),
    fields: () => ({ motionId: ROWS.openMotion, choice: 'yes' }),
  },
  {
    command: 'cooperative.close_motion',
    expected: among(seesMotions, runsCooperative),
    fields: () => ({ motionId: ROWS.endedMotion, version: 1 }),
  },
  {
    // Nobody passes on a right they do not hold: an administrator without a role of the field reads no contracts.
    command: 'api_access.create_token',
    expected: everywhere((actor) => holds(actor, 'procurement_manager')),
    fields: () => ({ name: 'Fachverfahren', scopes: 'contracts:read', days: '' }),
  },
  {
    command: 'api_access.revoke_token',
    expected: (actor, world) => {
      if (!holds(actor, 'organisation_administrator', 'procurement_manager')) return 'forbidden';
      return isPartner(actor, world) ? 'done' : 'not_found';
    },
    fields: () => ({ tokenId: ROWS.token }),
  },
];
