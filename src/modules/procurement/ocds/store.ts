import { jsonOf } from '#src/db/columns.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { OcdsTag } from './domain/ocds.ts';
import { releaseOf } from './domain/release.ts';
import type { ReleaseFacts } from './domain/release-facts.ts';

/**
 * Prefix of every process identifier. Publishers register theirs with the Open Contracting Partnership; an installation that
 * publishes for others to merge sets its own before the first release, since identifiers never change.
 */
const OCID_PREFIX = 'ocds-allmnd';

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
  const [row] = await tx.$queryRaw<(Omit<ReleaseFacts, 'ocid'> & { released: number })[]>(
    factsStatement(procurementId),
  );
  if (!row) throw new Error('a purchase that is published must be readable for whoever publishes it');
  const { released, ...facts } = row;
  const ocid = `${OCID_PREFIX}-${facts.reference}`;
  const release = releaseOf({ ...facts, ocid }, { number: released + 1, date: now.toISOString(), tags });
  await tx.ocdsRelease.createMany({
    data: [{ procurementId, ocid, releaseId: release.id, tags: [...tags], content: jsonOf(release), releasedAt: now }],
  });
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
  return sql`SELECT p.reference, p.title, p.subject, p.need, p.status, p.end_reason AS "endReason",
    p.contract_nature AS "contractNature", p.arrangement, p.procedure_key AS "procedureKey",
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
    (SELECT count(*)::int FROM ocds_release r WHERE r.procurement_id = p.id) AS released
    FROM procurement p WHERE p.id = ${id}::uuid`;
}
