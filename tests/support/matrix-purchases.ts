import type pg from 'pg';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import { type CastActor, type CastBody, personOf } from './actors.ts';
import { addContractRow } from './contracts.ts';
import { holds } from './matrix-expectations.ts';
import { PURCHASE_STAGES, type PurchaseKey } from './matrix-purchase-stages.ts';

/** Bodies of the purchases the matrix asks about. All purchases are led by the cooperative. */
export interface PurchaseBodies {
  readonly lead: CastBody;
  readonly partner: CastBody;
  readonly other: CastBody;
  readonly asked: CastBody;
  readonly declined: CastBody;
  readonly withdrawn: CastBody;
  readonly stranger: CastBody;
}

/** How a body stands to a purchase. `gone` has declined or withdrawn. */
export type PurchaseRelation = 'lead' | 'partner' | 'answered' | 'asked' | 'gone' | 'ministry' | 'none';

/** A purchase in a stage of its way, with the rows its forms speak of. Read as superuser. */
export interface PurchaseSubject {
  readonly key: PurchaseKey;
  readonly id: string;
  readonly status: string;
  readonly reference: string;
  readonly version: number;
  readonly agreementVersion: number;
  readonly draftVersion: number;
  readonly awarded: boolean;
  readonly leadBodyId: string;
  readonly parts: readonly {
    readonly bodyId: string;
    readonly status: string;
    readonly isLead: boolean;
    readonly isPartner: boolean;
    readonly version: number;
  }[];
  readonly seats: readonly { readonly personId: string; readonly part: string; readonly impartial: boolean }[];
  readonly items: readonly { readonly id: string; readonly kind: string; readonly title: string }[];
  readonly lots: readonly { readonly id: string; readonly version: number }[];
  readonly criteria: readonly string[];
  readonly bids: readonly { readonly id: string; readonly version: number; readonly excluded: boolean }[];
  readonly confirmations: readonly { readonly id: string; readonly bodyId: string }[];
  readonly questions: readonly string[];
  readonly steps: readonly { readonly key: string; readonly startsOn: string; readonly endsOn: string }[];
  readonly files: readonly { readonly id: string; readonly audience: string }[];
  readonly contracts: readonly { readonly id: string; readonly version: number }[];
}

/** A call-off of the partner from the running contract. */
export type CallOffKey = 'requested' | 'approved' | 'ordered';

export interface PurchaseWorld {
  readonly bodies: PurchaseBodies;
  readonly cast: readonly CastActor[];
  readonly subjects: readonly PurchaseSubject[];
  readonly callOffs: Readonly<Record<CallOffKey, { readonly id: string; readonly version: number }>>;
  /** Contracts two bodies concluded by themselves and offer for joint planning: of the partner and of the other partner. */
  readonly ownContracts: readonly [string, string];
  readonly clauseKeys: readonly string[];
  /** What a reviewer signs of the purchase that is being checked. */
  readonly pointFingerprint: string;
  readonly today: string;
}

/** The bodies, from the register: the cooperative and municipalities nobody else plays. */
export async function takePurchaseBodies(client: pg.Client): Promise<{ parts: PurchaseBodies; all: CastBody[] }> {
  const { rows: towns } = await client.query<CastBody>(
    `SELECT id, kind, short_name AS name FROM body b WHERE kind = 'municipality' AND valid_to IS NULL
       AND NOT EXISTS (SELECT FROM cooperation_partner p WHERE p.body_id = b.id)
       AND NOT EXISTS (SELECT FROM membership m WHERE m.body_id = b.id)
     ORDER BY sort_name DESC, id LIMIT 6`,
  );
  const { rows: others } = await client.query<CastBody>(
    `SELECT id, kind, short_name AS name FROM body WHERE id = ANY($1)
       OR id = (SELECT id FROM body WHERE kind = 'district' AND valid_to IS NULL ORDER BY sort_name LIMIT 1)`,
    [[INSTITUTION_IDS.kopit, INSTITUTION_IDS.ministry, INSTITUTION_IDS.ekom21, INSTITUTION_IDS.cert]],
  );
  const lead = others.find(({ id }) => id === INSTITUTION_IDS.kopit);
  const [partner, other, asked, declined, withdrawn, stranger] = towns;
  if (!lead || !partner || !other || !asked || !declined || !withdrawn || !stranger)
    throw new Error('the register lacks bodies');
  const parts = { lead, partner, other, asked, declined, withdrawn, stranger };
  return { parts, all: [...others, ...towns] };
}

/** How a body stands to a purchase, from the rows alone. */
export function purchaseRelation(bodyId: string, subject: Pick<PurchaseSubject, 'leadBodyId' | 'parts'>) {
  if (bodyId === subject.leadBodyId) return 'lead';
  const part = subject.parts.find((one) => one.bodyId === bodyId);
  if (part?.isPartner) return 'partner';
  if (part?.status === 'answered' || part?.status === 'confirmed') return 'answered';
  if (part?.status === 'asked') return 'asked';
  if (part) return 'gone';
  return bodyId === INSTITUTION_IDS.ministry ? 'ministry' : 'none';
}

export const administersPlatform = (actor: CastActor): boolean =>
  actor.roles.every((role) => role === 'platform_administrator');
export const overseesLand = (actor: CastActor): boolean =>
  actor.bodyId === INSTITUTION_IDS.ministry && holds(actor, 'land_coordinator', 'auditor');

/** Whether the survey was ever opened: before, a purchase is the lead buyer's own thought, even if it was given up. */
const wasOpened = ({ key, status }: PurchaseSubject) => status !== 'idea' && key !== 'cancelled_idea';

/**
 * Who sees a purchase, written down from the issue and not from src/policy: every role of the lead buyer but the platform's
 * administrators; of whoever is asked once the survey was opened; the Land's coordinator and auditor from then on.
 */
export function seesPurchase(actor: CastActor, subject: PurchaseSubject): boolean {
  if (administersPlatform(actor)) return false;
  switch (purchaseRelation(actor.bodyId, subject)) {
    case 'lead':
      return true;
    case 'partner':
    case 'answered':
    case 'asked':
      return wasOpened(subject);
    case 'ministry':
      return overseesLand(actor) && subject.status !== 'idea';
    default:
      return false;
  }
}

/** Who sees demand of every single body: the lead buyer and the Land's oversight. */
export function seesAllDemand(actor: CastActor, subject: PurchaseSubject): boolean {
  return seesPurchase(actor, subject) && ['lead', 'ministry'].includes(purchaseRelation(actor.bodyId, subject));
}

/** Who sees what partners share with each other. */
export function seesPartnership(actor: CastActor, subject: PurchaseSubject): boolean {
  return (
    seesPurchase(actor, subject) && ['lead', 'ministry', 'partner'].includes(purchaseRelation(actor.bodyId, subject))
  );
}

/** Who sees offers: before the award those seated in the evaluation who declared impartiality; then the lead and oversight, too. */
export function seesOffers(actor: CastActor, subject: PurchaseSubject): boolean {
  if (!seesPurchase(actor, subject)) return false;
  if (subject.seats.some(({ personId, impartial }) => personId === actor.personId && impartial)) return true;
  return subject.awarded && seesAllDemand(actor, subject);
}

/** Purchases in every stage, contracts and call-offs, with the cast in all parts. Runs as superuser and as the cast. */
export async function plantPurchases(
  client: pg.Client,
  cast: readonly CastActor[],
  bodies: PurchaseBodies,
  keys: readonly PurchaseKey[] = Object.keys(PURCHASE_STAGES) as PurchaseKey[],
): Promise<PurchaseWorld> {
  const ids = new Map<PurchaseKey, string>();
  const rest = [...keys];
  const shared = inTurn(client);
  const build = async () => {
    for (let key = rest.shift(); key; key = rest.shift())
      ids.set(key, await PURCHASE_STAGES[key]({ client: shared, cast, bodies }));
  };
  await Promise.all([build(), build(), build()]);
  for (const id of ids.values())
    await client.query(
      `INSERT INTO procurement_participant (procurement_id, body_id, status, decline_reason)
       VALUES ($1, $2, 'declined', 'Kein Bedarf'), ($1, $3, 'withdrawn', NULL)`,
      [id, bodies.declined.id, bodies.withdrawn.id],
    );
  const own = { fieldKey: 'it_operation', cpvCode: '48000000-8', endsOn: '2027-12-31', poolingVisible: true };
  const none = { procurementId: null, lotId: null };
  const ownContracts = [
    await addContractRow(client, bodies.partner.id, none, { ...own, title: 'Eigener Vertrag' }),
    await addContractRow(client, bodies.other.id, none, { ...own, title: 'Eigener Vertrag' }),
  ] as const;
  const subjects = await loadSubjects(client, ids);
  const running = subjects.find(({ key }) => key === 'running');
  const { rows: clauses } = await client.query<{ key: string }>(
    'SELECT key FROM clause WHERE valid_from <= current_date AND (valid_to IS NULL OR valid_to >= current_date)',
  );
  const { rows: days } = await client.query<{ today: string }>(
    `SELECT to_char(now() AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS today`,
  );
  const checking = ids.get('checking');
  return {
    bodies,
    cast,
    subjects,
    callOffs: await loadCallOffs(client, running?.contracts[0]?.id ?? ''),
    ownContracts,
    clauseKeys: clauses.map(({ key }) => key),
    pointFingerprint: checking ? await fingerprintOfPoint(personOf(cast, bodies.lead, 'legal_reviewer'), checking) : '',
    today: days[0]?.today ?? '',
  };
}

/** The connection for several at once: a statement waits for the one before it. */
function inTurn(client: pg.Client): pg.Client {
  let last: Promise<unknown> = Promise.resolve();
  const query = (text: string, values?: unknown[]) => {
    const run = () => client.query(text, values);
    const answer = last.then(run, run);
    last = answer;
    return answer;
  };
  return Object.defineProperty(Object.create(client), 'query', { value: query });
}

async function fingerprintOfPoint(reviewer: CastActor, id: string): Promise<string> {
  const { legalityOf } = await import('./procurement-agreement.ts');
  return (await legalityOf(reviewer, id)).points.find(({ key }) => key === 'aggregate_value')?.fingerprint ?? '';
}

async function loadCallOffs(client: pg.Client, contractId: string): Promise<PurchaseWorld['callOffs']> {
  const { rows } = await client.query<{ id: string; version: number; status: CallOffKey }>(
    'SELECT id, version, status FROM call_off WHERE contract_id::text = $1',
    [contractId],
  );
  const of = (key: CallOffKey) => rows.find(({ status }) => status === key) ?? { id: contractId, version: 1 };
  return { requested: of('requested'), approved: of('approved'), ordered: of('ordered') };
}

async function loadSubjects(client: pg.Client, ids: ReadonlyMap<PurchaseKey, string>): Promise<PurchaseSubject[]> {
  const list = (columns: string, from: string, order = '1') =>
    `(SELECT coalesce(json_agg(x ORDER BY ${order}), '[]') FROM (SELECT ${columns} FROM ${from} WHERE procurement_id = p.id) x)`;
  const { rows } = await client.query<Omit<PurchaseSubject, 'key'>>(
    `SELECT p.id, p.status, p.reference, p.version, p.agreement_version AS "agreementVersion", p.lead_body_id AS "leadBodyId",
       p.awarded_at IS NOT NULL AS awarded,
       coalesce((SELECT d.version FROM agreement_draft d WHERE d.procurement_id = p.id), 0) AS "draftVersion",
       ${list('body_id AS "bodyId", status, is_lead AS "isLead", is_partner AS "isPartner", version', 'procurement_participant', '"bodyId"')} AS parts,
       ${list('person_id AS "personId", part, impartial_at IS NOT NULL AS impartial', 'evaluation_member', '"personId"')} AS seats,
       ${list('id, kind, title, position', 'survey_item', 'position')} AS items,
       ${list('id, version, number', 'lot', 'number')} AS lots,
       (SELECT coalesce(json_agg(c.id ORDER BY c.position), '[]') FROM award_criterion c WHERE c.procurement_id = p.id AND c.kind = 'quality') AS criteria,
       ${list('id, version, excluded, recorded_at', 'bid', 'recorded_at, id')} AS bids,
       ${list('id, body_id AS "bodyId"', 'demand_confirmation', 'id')} AS confirmations,
       (SELECT coalesce(json_agg(q.id), '[]') FROM tender_question q WHERE q.procurement_id = p.id AND q.answer IS NULL) AS questions,
       ${list('step_key AS key, starts_on AS "startsOn", ends_on AS "endsOn", position', 'schedule_step', 'position')} AS steps,
       ${list('id, audience', 'procurement_file', 'audience')} AS files,
       ${list('id, version', 'contract', 'id')} AS contracts
     FROM procurement p WHERE p.id = ANY($1)`,
    [[...ids.values()]],
  );
  return [...ids].map(([key, id]) => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw new Error(`${key} was not built`);
    return { ...row, key };
  });
}
