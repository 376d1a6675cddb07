import { join, type Sql, sql } from '#src/db/sql.ts';
import { searchWordsOf } from '#src/modules/bodies/domain/search.ts';
import type { Actor } from '#src/policy/actor.ts';
import { hasContentRole, oversees } from '#src/policy/cooperations.ts';
import type { CaseScope, ListPart, ListScope, ListSort, ProcurementListQuery } from '../domain/list-query.ts';
import { PROCUREMENT_STATUSES } from '../domain/status.ts';

/** Lists open to the actor; the first one is shown where the address names none. What is public is open to everybody. */
export function listScopes(actor: Actor | null): readonly ListScope[] {
  if (actor === null || !hasContentRole(actor)) return ['public'];
  return oversees(actor) ? ['oversight', 'own', 'public'] : ['own', 'public'];
}

/** The scope a query means for this reader: one that is not open to them becomes their first. */
export function scopeShown(actor: Actor | null, query: ProcurementListQuery): ListScope {
  const open = listScopes(actor);
  return open.find((scope) => scope === query.scope) ?? open[0] ?? 'public';
}

/**
 * `procurement AS p` as far as the scope reaches. An idea is the lead buyer's own until the survey is open, even for
 * bodies that are already on its list.
 */
export function scopeSource(scope: CaseScope, bodyId: string): Sql {
  if (scope === 'oversight') return sql`(SELECT * FROM procurement WHERE status <> 'idea') AS p`;
  return sql`procurement_access a JOIN procurement p ON p.id = a.procurement_id AND a.body_id = ${bodyId}::uuid
    AND (a.kind = 'lead' OR p.status <> 'idea')`;
}

const PART_CONDITIONS: Record<ListPart, Sql> = {
  lead: sql`o.is_lead`,
  asked: sql`o.status = 'asked' AND p.status = 'surveying'`,
  partner: sql`o.is_partner`,
  caller: sql`o.is_caller`,
};

/** The rows of `procurement AS p` a query asks for. */
export function procurementConditions(query: ProcurementListQuery, bodyId: string): Sql {
  const conditions: Sql[] = [];
  if (query.status) conditions.push(sql`p.status = ${query.status}`);
  if (query.fieldKey) conditions.push(sql`p.field_key = ${query.fieldKey}`);
  if (query.part)
    conditions.push(sql`EXISTS (SELECT FROM procurement_participant o WHERE o.procurement_id = p.id
      AND o.body_id = ${bodyId}::uuid AND ${PART_CONDITIONS[query.part]})`);
  // Words hold only letters and digits: nothing LIKE could read as a pattern.
  for (const word of wordsOrNothing(query.search, conditions)) {
    const like = `%${word}%`;
    conditions.push(sql`(p.search_text LIKE ${like} OR ${ledBy(like)})`);
  }
  for (const word of wordsOrNothing(query.lead, conditions)) conditions.push(ledBy(`%${word}%`));
  return conditions.length === 0 ? sql`true` : join(conditions, ' AND ');
}

/** The words of a search; a search of signs alone finds nothing. */
function wordsOrNothing(search: string, conditions: Sql[]): readonly string[] {
  const words = searchWordsOf(search);
  if (search !== '' && words.length === 0) conditions.push(sql`false`);
  return words;
}

function ledBy(like: string): Sql {
  return sql`p.lead_body_id IN (SELECT b.id FROM body b WHERE b.search_text LIKE ${like})`;
}

/** The day somebody is expected to act by, as far as it is known. */
export const DUE_ON = sql`CASE p.status WHEN 'surveying' THEN p.survey_due_on WHEN 'legally_checked' THEN p.consent_due_on
  WHEN 'tendering' THEN coalesce((SELECT (t.offers_due_at AT TIME ZONE 'Europe/Berlin')::date FROM tender t
    WHERE t.procurement_id = p.id AND t.offers_due_at > now()), p.need_on)
  WHEN 'awarded' THEN p.standstill_ends_on ELSE p.need_on END`;

const STATUS_PLACE = sql`array_position(${[...PROCUREMENT_STATUSES]}::text[], p.status)`;

const ORDERS: Record<ListSort, { ascending: Sql; descending: Sql }> = {
  changed: { ascending: sql`p.updated_at, p.id`, descending: sql`p.updated_at DESC, p.id` },
  title: { ascending: sql`lower(p.title), p.id`, descending: sql`lower(p.title) DESC, p.id` },
  status: {
    ascending: sql`${STATUS_PLACE}, p.updated_at DESC, p.id`,
    descending: sql`${STATUS_PLACE} DESC, p.updated_at DESC, p.id`,
  },
  due: { ascending: sql`${DUE_ON} NULLS LAST, p.id`, descending: sql`${DUE_ON} DESC NULLS LAST, p.id` },
};

/** Sort order shown: what the address says, else the newest change first. */
export function sortShown(query: ProcurementListQuery): { sort: ListSort; descending: boolean } {
  return query.sort ? { sort: query.sort, descending: query.descending } : { sort: 'changed', descending: true };
}

export function procurementOrder(query: ProcurementListQuery): Sql {
  const { sort, descending } = sortShown(query);
  return descending ? ORDERS[sort].descending : ORDERS[sort].ascending;
}
