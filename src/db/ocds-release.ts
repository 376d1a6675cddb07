import type { OcdsTag } from '#src/modules/procurement/ocds/domain/ocds.ts';
import { PROCEDURE_LABELS } from '#src/modules/procurement/ocds/domain/procedure-labels.ts';
import { releaseOf } from '#src/modules/procurement/ocds/domain/release.ts';
import type { ReleaseFacts } from '#src/modules/procurement/ocds/domain/release-facts.ts';
import { releaseSearchText } from '#src/modules/procurement/ocds/domain/search-text.ts';
import { getEnv } from '#src/server/env.ts';
import { jsonOf } from './columns.ts';
import { type Sql, sql } from './sql.ts';
import type { Transaction } from './transaction.ts';

/**
 * Writes what a step made public as a release, in the step's own transaction: public if and only if it happened. The whole
 * public state is composed anew, so that the latest release is also the compiled one.
 */
export async function publishRelease(
  tx: Transaction,
  procurementId: string,
  tags: readonly OcdsTag[],
  now: Date,
): Promise<void> {
  // Two contracts of one purchase may be changed at the same moment; releases are numbered without a gap or a double.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ocds-release ${procurementId}`}, 0))`;
  type Row = Omit<ReleaseFacts, 'ocid' | 'procedureLabel'> & { released: number; ocid: string | null };
  const [row] = await tx.$queryRaw<Row[]>(factsStatement(procurementId));
  if (!row) throw new Error('a purchase that is published must be readable for whoever publishes it');
  const { released, ...facts } = row;
  // An identifier never changes once published, whatever becomes of the setting.
  const ocid = facts.ocid ?? `${getEnv().OCDS_PREFIX}-${facts.reference}`;
  const procedureLabel = facts.procedureKey === null ? null : (PROCEDURE_LABELS[facts.procedureKey] ?? null);
  const known = { ...facts, ocid, procedureLabel };
  const release = releaseOf(known, { number: released + 1, date: now.toISOString(), tags });
  await tx.ocdsRelease.createMany({
    data: [
      {
        procurementId,
        ocid,
        releaseId: release.id,
        tags: [...tags],
        content: jsonOf(release),
        searchText: releaseSearchText(known),
        releasedAt: now,
      },
    ],
  });
}

/** Whether anything of a purchase is public already. */
export async function hasPublished(tx: Transaction, procurementId: string): Promise<boolean> {
  return (await tx.ocdsRelease.count({ where: { procurementId } })) > 0;
}

/** The key by which the register knows a body: AGS, or the key of a district. */
const KEY = sql`(SELECT k.value FROM body_key k WHERE k.body_id = b.id
  AND k.kind = CASE WHEN b.kind = 'district' THEN 'district_key' ELSE 'ags' END ORDER BY k.valid_from DESC LIMIT 1)`;

const BODY = sql`json_build_object('id', b.id, 'name', b.official_name, 'key', ${KEY})`;

/** Instants inside JSON as ISO text in UTC. */
function instant(column: Sql): Sql {
  return sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

/** Offers are read only once the purchase has been awarded, whoever asks. */
function factsStatement(id: string): Sql {
  return sql`SELECT p.reference, p.title, p.subject, p.status, p.tendered_at IS NOT NULL AS tendered,
    p.running_since IS NOT NULL AS concluded, p.contract_nature AS "contractNature", p.arrangement, p.procedure_key AS "procedureKey",
    p.estimated_value_cents::float8 AS "estimatedValueCents",
    coalesce((SELECT json_agg(json_build_object('code', c.code, 'label', c.label) ORDER BY c.code)
      FROM cpv_code c WHERE c.code = ANY(p.cpv_codes)), '[]'::json) AS cpv,
    (SELECT ${BODY} FROM body b WHERE b.id = p.lead_body_id) AS lead,
    coalesce((SELECT json_agg(${BODY} ORDER BY b.sort_name)
      FROM procurement_participant n JOIN body b ON b.id = n.body_id
      WHERE n.procurement_id = p.id AND (n.is_partner OR n.is_caller) AND NOT n.is_lead), '[]'::json) AS buyers,
    coalesce((SELECT json_agg(json_build_object('id', l.id, 'number', l.number, 'title', l.title,
        'description', l.description, 'cpvCode', l.cpv_code, 'unit', l.unit,
        'maxValueCents', l.max_value_cents, 'maxQuantity', l.max_quantity) ORDER BY l.number)
      FROM lot l WHERE l.procurement_id = p.id), '[]'::json) AS lots,
    (SELECT json_build_object('platform', t.platform, 'noticeUrl', t.notice_url,
        'publishedOn', to_char(t.published_on, 'YYYY-MM-DD'), 'offersDueAt', ${instant(sql`t.offers_due_at`)})
      FROM tender t WHERE t.procurement_id = p.id) AS tender,
    CASE WHEN p.running_since IS NOT NULL THEN (SELECT count(*)::int FROM bid x WHERE x.procurement_id = p.id) END AS "bidCount",
    coalesce((SELECT json_agg(json_build_object('id', a.id, 'lotId', a.lot_id, 'bidderName', a.bidder_name,
        'bidderPlace', x.bidder_place, 'bidderIdentifier', x.bidder_identifier, 'bidderIsSme', x.bidder_is_sme,
        'valueCents', a.value_cents, 'decidedAt', ${instant(sql`a.decided_at`)}) ORDER BY a.decided_at, a.id)
      FROM award a LEFT JOIN bid x ON x.id = a.bid_id
      WHERE a.procurement_id = p.id AND p.running_since IS NOT NULL), '[]'::json) AS awards,
    coalesce((SELECT json_agg(json_build_object('id', c.reference, 'lotId', c.lot_id, 'title', c.title,
        'status', c.status, 'startsOn', to_char(c.starts_on, 'YYYY-MM-DD'), 'endsOn', to_char(c.ends_on, 'YYYY-MM-DD'),
        'valueCents', c.original_value_cents, 'calledValueCents', c.called_value_cents,
        'calledQuantity', c.called_quantity, 'createdAt', ${instant(sql`c.created_at`)},
        'amendments', coalesce((SELECT json_agg(json_build_object('number', m.number, 'kind', m.kind,
            'decidedAt', ${instant(sql`m.decided_at`)}) ORDER BY m.number)
          FROM amendment m WHERE m.contract_id = c.id), '[]'::json)) ORDER BY c.reference)
      FROM contract c WHERE c.procurement_id = p.id), '[]'::json) AS contracts,
    (SELECT count(*)::int FROM ocds_release r WHERE r.procurement_id = p.id) AS released,
    (SELECT r.ocid FROM ocds_release r WHERE r.procurement_id = p.id ORDER BY r.id LIMIT 1) AS ocid
    FROM procurement p WHERE p.id = ${id}::uuid`;
}
