import { type Sql, sql } from '#src/db/sql.ts';
import { isProcedureKey } from '../../legality/domain/procedure.ts';
import type { ProcurementRow } from '../../reads/record.ts';
import type { NoticeBuyer, NoticeFacts, NoticeLot } from '../domain/contract-notice.ts';

/** What a notice needs beyond the purchase's own row. */
export interface NoticeParts {
  readonly buyers: readonly NoticeBuyer[];
  readonly noticeLots: readonly NoticeLot[];
}

/** Buyers and lots as columns of a statement over `procurement p`. */
export const NOTICE_PARTS: Sql = sql`coalesce((SELECT json_agg(json_build_object('name', b.official_name,
      'identifier', coalesce((SELECT k.value FROM body_key k WHERE k.body_id = b.id AND k.valid_to IS NULL
        ORDER BY k.kind LIMIT 1), ''), 'isLead', n.is_lead, 'isCaller', n.is_caller,
      'isCentral', b.kind = 'purchasing_cooperative')
      ORDER BY n.is_lead DESC, b.sort_name)
    FROM procurement_participant n JOIN body b ON b.id = n.body_id
    WHERE n.procurement_id = p.id AND (n.is_partner OR n.is_lead)), '[]'::json) AS buyers,
  coalesce((SELECT json_agg(json_build_object('number', l.number, 'title', l.title, 'description', l.description,
      'cpvCode', l.cpv_code, 'region', l.region, 'maxValueCents', l.max_value_cents, 'maxQuantity', l.max_quantity,
      'unit', l.unit, 'criteria', coalesce((SELECT json_agg(json_build_object('kind', c.kind, 'title', c.title,
        'description', c.description, 'weight', c.weight) ORDER BY c.position)
        FROM award_criterion c WHERE c.lot_id = l.id), '[]'::json)) ORDER BY l.number)
    FROM lot l WHERE l.procurement_id = p.id), '[]'::json) AS "noticeLots"`;

/** The same alone, for the command that freezes the notice. */
export function noticePartsStatement(id: string): Sql {
  return sql`SELECT ${NOTICE_PARTS} FROM procurement p WHERE p.id = ${id}::uuid`;
}

/** The facts a notice is composed from. */
export function noticeFactsOf(
  row: ProcurementRow,
  parts: NoticeParts,
  tender: Pick<NoticeFacts, 'noticeUrl' | 'publishedOn' | 'offersDueAt'>,
): NoticeFacts {
  const { reference, title, arrangement, termMonths, cpvCodes, procedureKey } = row;
  return {
    reference,
    title,
    subject: row.subject || row.need,
    nature: row.contractNature,
    arrangement,
    termMonths,
    procedureKey: procedureKey !== null && isProcedureKey(procedureKey) ? procedureKey : null,
    cpvCodes,
    buyers: parts.buyers,
    lots: parts.noticeLots,
    ...tender,
  };
}
