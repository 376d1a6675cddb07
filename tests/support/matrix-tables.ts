import { PURCHASE_APPEND_ONLY, PURCHASE_DELETABLE, PURCHASE_TABLES } from './matrix-purchase-tables.ts';

/** Who is asking the database: what src/db/scope.ts sets, and nothing of the policy layer. */
export interface DatabaseReader {
  readonly label: string;
  readonly scope: 'anonymous' | 'member' | 'oversight' | 'platform';
  readonly personId: string | null;
  readonly bodyId: string | null;
}

/** What row-level security must say of a table. */
export interface TableRule {
  /** Condition over the row `t` under which a reader sees it; `$1` person, `$2` body, `$3` scope. Evaluated as superuser. */
  readonly visible: string;
  /** Condition under which they may change it; absent where the application may not change rows at all. */
  readonly changeable?: string;
  /** Rows on which a change is tried at all: where a trigger lets nobody change the others. Evaluated as superuser. */
  readonly only?: string;
  /** Whether a row of a foreign organisation can be added; `false` must hold for all but the listed exceptions. */
  readonly foreignInsert?: 'by_design';
  /** Whether row-level security also binds the owner. */
  readonly forced?: true;
}

const NOBODY = 'false';
const EVERYBODY = 'true';
const PLATFORM = `$3::text = 'platform'`;
const OVERSIGHT = `$3::text = 'oversight'`;
const MEMBER = `$3::text IN ('member', 'oversight')`;
const ownPerson = (column: string) => `$1::uuid IS NOT NULL AND t.${column} = $1::uuid`;
const ownBody = (column: string) => `${MEMBER} AND t.${column} = $2::uuid`;

/** Cases of the acting body: as a party, as invited, or as the authority it was submitted to. */
const OWN_CASES = `SELECT c.id FROM cooperation c WHERE ${MEMBER} AND (c.lead_body_id = $2::uuid
  OR c.authority_body_id = $2::uuid AND c.first_submitted_at IS NOT NULL
  OR EXISTS (SELECT FROM cooperation_partner p WHERE p.cooperation_id = c.id AND p.body_id = $2::uuid
    AND p.status IN ('invited', 'accepted')))`;
const OVERSEEN = `SELECT c.id FROM cooperation c WHERE ${OVERSIGHT} AND c.first_submitted_at IS NOT NULL`;
const child = (own?: string): Pick<TableRule, 'visible' | 'forced'> => ({
  visible: `t.cooperation_id IN (${OWN_CASES}) OR t.cooperation_id IN (${OVERSEEN})${own ? ` OR ${ownBody(own)}` : ''}`,
  forced: true,
});
const changeableChild = (own?: string): TableRule => ({
  ...child(own),
  changeable: `t.cooperation_id IN (${OWN_CASES})${own ? ` OR ${ownBody(own)}` : ''}`,
});

/**
 * Every table of schema public. One that is missing here fails the test, and so does one here that is not there.
 * `rate_limit` and the migrations' own table belong to nobody and hold nothing of anybody.
 */
export const TABLES: Readonly<Record<string, TableRule>> = {
  body: { visible: EVERYBODY, changeable: `${OVERSIGHT} OR ${PLATFORM} OR ${ownBody('id')}` },
  body_key: { visible: EVERYBODY },
  body_change: { visible: EVERYBODY },
  legal_parameter: { visible: EVERYBODY, changeable: OVERSIGHT },
  cooperation_field: { visible: EVERYBODY, changeable: OVERSIGHT },
  cooperation_publication: { visible: EVERYBODY, changeable: `t.cooperation_id IN (${OWN_CASES})` },
  cooperation: {
    visible: `t.id IN (${OWN_CASES}) OR t.id IN (${OVERSEEN})`,
    changeable: `t.id IN (${OWN_CASES})`,
    forced: true,
  },
  cooperation_partner: changeableChild('body_id'),
  consent: changeableChild('body_id'),
  inquiry: changeableChild(),
  document: changeableChild(),
  cooperation_version: child(),
  cooperation_event: child('actor_body_id'),
  decision: child(),
  document_chunk: {
    visible: `t.document_id IN (SELECT d.id FROM document d WHERE d.cooperation_id IN (${OWN_CASES}) OR d.cooperation_id IN (${OVERSEEN}))`,
    forced: true,
  },
  cooperation_access: { visible: `${ownBody('body_id')} OR (${OVERSIGHT} AND t.reason = 'authority')` },
  cooperation_figure: { visible: `${ownBody('authority_body_id')} OR ${OVERSIGHT}` },
  person: {
    visible: `${PLATFORM} OR ${ownPerson('id')} OR (${MEMBER} AND t.id IN (SELECT m.person_id FROM membership m WHERE m.body_id = $2::uuid))`,
    changeable: `${PLATFORM} OR ${ownPerson('id')} OR (${MEMBER} AND t.id IN (SELECT m.person_id FROM membership m WHERE m.body_id = $2::uuid))`,
  },
  membership: {
    visible: `${PLATFORM} OR ${ownPerson('person_id')} OR ${ownBody('body_id')}`,
    changeable: `${PLATFORM} OR ${ownPerson('person_id')} OR ${ownBody('body_id')}`,
  },
  session: { visible: ownPerson('person_id'), changeable: ownPerson('person_id') },
  one_time_token: { visible: ownPerson('person_id'), changeable: ownPerson('person_id') },
  recovery_code: { visible: ownPerson('person_id'), changeable: ownPerson('person_id') },
  federated_identity: { visible: ownPerson('person_id'), changeable: ownPerson('person_id') },
  idempotency_key: { visible: ownPerson('person_id'), changeable: ownPerson('person_id') },
  invitation: { visible: `${PLATFORM} OR ${ownBody('body_id')}`, changeable: `${PLATFORM} OR ${ownBody('body_id')}` },
  // Whoever does something tells others of it, whoever they are; who is told in the end is asked again when it is sent.
  outbox_message: { visible: PLATFORM, changeable: NOBODY, foreignInsert: 'by_design' },
  notice: {
    visible: `${ownPerson('person_id')} AND ${ownBody('body_id')}`,
    changeable: `${ownPerson('person_id')} AND ${ownBody('body_id')}`,
  },
  mail: { visible: PLATFORM, changeable: PLATFORM },
  audit_entry: { visible: `${OVERSIGHT} OR (${MEMBER} AND $2::uuid = ANY(t.body_ids))` },
  audit_head: { visible: NOBODY },
  audit_check: { visible: OVERSIGHT },
  ...PURCHASE_TABLES,
};

/** Tables without row-level security. */
export const OPEN_TABLES: readonly string[] = ['_prisma_migrations', 'rate_limit'];

/** Tables whose rows nobody changes or removes, the owner included. */
export const APPEND_ONLY: readonly string[] = [
  'audit_check',
  'audit_entry',
  'cooperation_event',
  'cooperation_version',
  'decision',
  'document_chunk',
  ...PURCHASE_APPEND_ONLY,
];

/** Tables the application may remove rows from: counters, answers to repeated submits, spent tokens. */
export const DELETABLE: readonly string[] = [
  'idempotency_key',
  'one_time_token',
  'rate_limit',
  ...PURCHASE_DELETABLE,
].sort();
