import type { TableRule } from './matrix-tables.ts';

const MEMBER = `$3::text IN ('member', 'oversight')`;
const OVERSIGHT = `$3::text = 'oversight'`;
const EVERYBODY = 'true';
const NOBODY = 'false';

const ownBody = (column = 'body_id') => `(${MEMBER} AND t.${column} = $2::uuid)`;
const ids = (condition: string) => `(SELECT p.id FROM procurement p WHERE ${condition})`;

/** Purchases the body leads. */
const LED = ids(`${MEMBER} AND p.lead_body_id = $2::uuid`);
/** Purchases the body leads or takes part in, from the opening of the survey on. */
const PART =
  ids(`${MEMBER} AND (p.lead_body_id = $2::uuid OR p.status <> 'idea' AND (p.status <> 'cancelled' OR p.survey_due_on IS NOT NULL)
  AND EXISTS (SELECT FROM procurement_participant n WHERE n.procurement_id = p.id AND n.body_id = $2::uuid
    AND n.status IN ('asked', 'answered', 'confirmed')))`);
const OVERSEEN = ids(`${OVERSIGHT} AND p.status <> 'idea'`);
/** Purchases in whose evaluation the person has a seat; with the declaration of impartiality, and during the tender. */
const seats = (
  condition: string,
) => `(SELECT m.procurement_id FROM evaluation_member m JOIN procurement p ON p.id = m.procurement_id
  WHERE ${MEMBER} AND m.person_id = $1::uuid AND m.body_id = $2::uuid AND m.ended_at IS NULL AND ${condition})`;
const SEATED = seats('m.impartial_at IS NOT NULL');
const AT_WORK = seats(`m.impartial_at IS NOT NULL AND p.status = 'tendering'`);
/** Purchases whose offers are open to the lead buyer and the Land's oversight: the award is decided. */
const REVEALED = ids(`p.awarded_at IS NOT NULL AND (${OVERSIGHT} OR ${MEMBER} AND p.lead_body_id = $2::uuid)`);

const of = (...sets: string[]) => sets.map((set) => `t.procurement_id IN ${set}`).join(' OR ');
const FOR_PARTICIPANTS = of(PART, OVERSEEN);
const FOR_LEAD = of(LED, OVERSEEN);
const FOR_TEAM = of(SEATED, REVEALED);
const byAudience = (alias: string) => `(${alias}.audience = 'participants'
  AND (${alias}.procurement_id IN ${PART} OR ${alias}.procurement_id IN ${OVERSEEN}))
  OR (${alias}.audience = 'lead' AND (${alias}.procurement_id IN ${LED} OR ${alias}.procurement_id IN ${OVERSEEN}))
  OR (${alias}.audience = 'team' AND (${alias}.procurement_id IN ${SEATED} OR ${alias}.procurement_id IN ${REVEALED}))`;

const shared = (changeable?: string): TableRule => ({
  visible: FOR_PARTICIPANTS,
  ...(changeable ? { changeable } : {}),
  forced: true,
});
const BY_LEAD = of(LED);

const OWNED = `(SELECT c.id FROM contract c WHERE ${MEMBER} AND c.owner_body_id = $2::uuid)`;
const CALLABLE = `(SELECT k.contract_id FROM contract_caller k WHERE ${MEMBER} AND k.body_id = $2::uuid)`;
const OVERSEEN_CONTRACTS = `(SELECT c.id FROM contract c WHERE ${OVERSIGHT} AND c.procurement_id IS NOT NULL)`;
const OF_CONTRACT = `${ownBody()} OR t.contract_id IN ${OWNED} OR t.contract_id IN ${OVERSEEN_CONTRACTS}`;

const MEMBERSHIPS = `(SELECT m.cooperative_id FROM cooperative_member m WHERE ${MEMBER} AND m.body_id = $2::uuid
  AND m.status IN ('active', 'leaving'))`;
const MEMBER_ROWS = `(${OVERSIGHT} AND m.status IN ('active', 'leaving', 'left')) OR ${MEMBER} AND (m.body_id = $2::uuid OR m.cooperative_id = $2::uuid)
  OR (m.status IN ('active', 'leaving') AND m.cooperative_id IN ${MEMBERSHIPS})`;

/** What row-level security must say of the tables of purchases, contracts, the cooperative and the interface. */
export const PURCHASE_TABLES: Readonly<Record<string, TableRule>> = {
  cpv_code: { visible: EVERYBODY },
  clause: { visible: EVERYBODY },
  prepared_legal_value: { visible: EVERYBODY, changeable: OVERSIGHT },
  procurement: {
    visible: `t.id IN ${PART} OR t.id IN ${OVERSEEN}`,
    changeable: `t.id IN ${LED} OR t.id IN ${AT_WORK}`,
    forced: true,
  },
  procurement_access: { visible: ownBody() },
  evaluation_access: { visible: '$1::uuid IS NOT NULL AND t.person_id = $1::uuid' },
  evaluation_member: {
    visible: `($1::uuid IS NOT NULL AND t.person_id = $1::uuid) OR ${of(LED, OVERSEEN, seats('true'))}`,
    changeable: `(t.person_id = $1::uuid AND ${ownBody()}) OR ${BY_LEAD}`,
    forced: true,
  },
  procurement_participant: {
    visible: `${ownBody()} OR ${FOR_LEAD} OR (t.is_partner AND ${of(PART)})`,
    changeable: `${ownBody()} OR ${BY_LEAD}`,
    forced: true,
  },
  procurement_event: { visible: byAudience('t'), forced: true },
  procurement_file: {
    visible: byAudience('t'),
    changeable: `(${byAudience('t')}) AND ${ownBody('owner_body_id')}`,
    forced: true,
  },
  procurement_file_chunk: {
    visible: `t.file_id IN (SELECT f.id FROM procurement_file f WHERE ${byAudience('f')})`,
    forced: true,
  },
  survey_item: shared(BY_LEAD),
  survey_answer: {
    visible: `${ownBody()} OR ${FOR_LEAD}`,
    changeable: `${ownBody()} AND ${of(PART)}`,
    forced: true,
  },
  demand_confirmation: {
    visible: `${ownBody()} OR ${FOR_LEAD}`,
    changeable: `${ownBody()} OR ${BY_LEAD}`,
    forced: true,
  },
  lot: shared(BY_LEAD),
  lot_share: { visible: `${ownBody()} OR ${FOR_LEAD}`, changeable: BY_LEAD, forced: true },
  lot_clause: shared(BY_LEAD),
  legal_check_point: shared(BY_LEAD),
  schedule_step: shared(BY_LEAD),
  agreement_version: shared(),
  agreement_draft: { visible: FOR_LEAD, changeable: BY_LEAD, forced: true },
  agreement_consent: shared(`(${of(PART)}) AND (${ownBody()} OR ${BY_LEAD})`),
  tender: shared(of(LED, SEATED)),
  // A question that is not answered yet may say who asks.
  tender_question: {
    ...shared(BY_LEAD),
    visible: `${FOR_LEAD} OR (t.answer IS NOT NULL AND (${FOR_PARTICIPANTS}))`,
  },
  // Criteria stand still once they are published: a trigger refuses even the lead buyer.
  award_criterion: {
    ...shared(BY_LEAD),
    only: 't.procurement_id IN (SELECT p.id FROM procurement p WHERE p.tendered_at IS NULL)',
  },
  bid: { visible: FOR_TEAM, changeable: of(AT_WORK), forced: true },
  bid_score: {
    visible: `${of(REVEALED)} OR (${of(SEATED)}) AND (t.evaluator_id = $1::uuid
      OR EXISTS (SELECT FROM bid x JOIN score_submission s ON s.lot_id = x.lot_id AND s.evaluator_id = $1::uuid WHERE x.id = t.bid_id)
      OR t.procurement_id IN ${ids('p.evaluated_at IS NOT NULL')})`,
    changeable: `(${of(AT_WORK)}) AND t.evaluator_id = $1::uuid`,
    // Points that were handed in stand still.
    only: `NOT EXISTS (SELECT FROM score_submission s JOIN bid x ON x.lot_id = s.lot_id
      WHERE x.id = t.bid_id AND s.evaluator_id = t.evaluator_id)`,
    forced: true,
  },
  score_submission: { visible: FOR_TEAM, forced: true },
  evaluation_record: { visible: FOR_TEAM, forced: true },
  award_letter: { visible: FOR_TEAM, forced: true },
  award: shared(),
  challenge: shared(BY_LEAD),
  ocds_release: { visible: EVERYBODY, forced: true },
  contract: {
    visible: `t.id IN ${OWNED} OR t.id IN ${CALLABLE} OR t.id IN ${OVERSEEN_CONTRACTS}`,
    changeable: `t.id IN ${OWNED}`,
    forced: true,
  },
  contract_access: { visible: ownBody() },
  contract_caller: { visible: OF_CONTRACT, forced: true },
  call_off: {
    visible: OF_CONTRACT,
    changeable: `(${ownBody()} AND t.contract_id IN ${CALLABLE}) OR t.contract_id IN ${OWNED}`,
    forced: true,
  },
  delivery: { visible: OF_CONTRACT, forced: true },
  amendment: {
    visible: `t.contract_id IN ${OWNED} OR t.contract_id IN ${CALLABLE} OR t.contract_id IN ${OVERSEEN_CONTRACTS}`,
    forced: true,
  },
  savings_entry: {
    visible: `${ownBody()} OR ${FOR_LEAD} OR t.contract_id IN ${OWNED}`,
    forced: true,
  },
  pooling_offer: { visible: MEMBER },
  cooperative_member: {
    visible: `t.id IN (SELECT m.id FROM cooperative_member m WHERE ${MEMBER_ROWS})`,
    changeable: `${ownBody()} OR ${ownBody('cooperative_id')}`,
    forced: true,
  },
  share_change: {
    visible: `t.member_id IN (SELECT m.id FROM cooperative_member m WHERE ${MEMBER_ROWS})`,
    forced: true,
  },
  cooperative_motion: {
    visible: `${OVERSIGHT} OR ${ownBody('cooperative_id')} OR t.cooperative_id IN ${MEMBERSHIPS}`,
    changeable: ownBody('cooperative_id'),
    forced: true,
  },
  // While the vote is open everybody knows their own alone.
  cooperative_vote: {
    visible: `${ownBody()} OR t.motion_id IN (SELECT q.id FROM cooperative_motion q WHERE ${MEMBER} AND q.cooperative_id = $2::uuid
      OR q.status <> 'open' AND (${OVERSIGHT} OR q.cooperative_id IN ${MEMBERSHIPS}))`,
    changeable: NOBODY,
    forced: true,
  },
  api_token: { visible: ownBody(), changeable: ownBody(), forced: true },
};

/** Tables whose rows nobody changes or removes, the owner included. */
export const PURCHASE_APPEND_ONLY: readonly string[] = [
  'agreement_version',
  'amendment',
  'award',
  'award_letter',
  'cooperative_vote',
  'delivery',
  'evaluation_record',
  'ocds_release',
  'procurement_event',
  'procurement_file_chunk',
  'savings_entry',
  'score_submission',
  'share_change',
];

/** Drafts of the lead buyer it may throw away. */
export const PURCHASE_DELETABLE: readonly string[] = [
  'award_criterion',
  'lot',
  'lot_clause',
  'lot_share',
  'schedule_step',
  'survey_item',
];
