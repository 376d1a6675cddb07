import { join, type Sql, sql } from '#src/db/sql.ts';
import { searchWordsOf } from '#src/modules/bodies/domain/search.ts';
import type { Actor } from '#src/policy/actor.ts';
import { hasContentRole, oversees } from '#src/policy/cooperations.ts';
import { isId } from '../domain/addresses.ts';
import type { CooperationListQuery, ListScope, ListSort } from '../domain/list-query.ts';

/** Lists open to the actor; the first one is shown where the address names none. */
export function listScopes(actor: Actor | null): readonly ListScope[] {
  if (actor === null || !hasContentRole(actor)) return ['public'];
  if (oversees(actor)) return ['oversight', 'authority', 'own', 'public'];
  switch (actor.bodyKind) {
    case 'state_ministry':
    case 'regional_council':
      return ['authority', 'own', 'public'];
    case 'district':
      return ['own', 'authority', 'public'];
    default:
      return ['own', 'public'];
  }
}

/** The scope a query means for this actor: one that is not open to them becomes their first. */
export function scopeShown(actor: Actor | null, query: CooperationListQuery): ListScope {
  const open = listScopes(actor);
  return open.find((scope) => scope === query.scope) ?? open[0] ?? 'public';
}

/**
 * `cooperation AS c` as far as the scope reaches. For a body through the rows of the access table that open the scope: an
 * index, not a scan of policies. The Land's view is nearly everything, so it walks the list's order and lets row-level
 * security judge each row it passes.
 */
export function scopeSource(scope: ListScope, bodyId: string): Sql {
  if (scope === 'oversight')
    return sql`(SELECT * FROM cooperation WHERE first_submitted_at IS NOT NULL AND authority_body_id IS NOT NULL) AS c`;
  const reason = scope === 'authority' ? 'authority' : 'partner';
  return sql`cooperation_access a JOIN cooperation c ON c.id = a.cooperation_id
    AND a.body_id = ${bodyId}::uuid AND a.reason = ${reason}`;
}

/** Bodies an address can mean by id, key or slug. */
export function bodyIdsOf(partner: string): Sql {
  if (isId(partner)) return sql`SELECT ${partner}::uuid`;
  return sql`SELECT k.body_id FROM body_key k WHERE k.value = ${partner}
    UNION SELECT s.id FROM body s WHERE s.slug = ${partner}`;
}

/** The rows of `cooperation AS c` a query asks for. */
export function cooperationConditions(query: CooperationListQuery): Sql {
  const conditions: Sql[] = [];
  if (query.status) conditions.push(sql`c.status = ${query.status}`);
  if (query.fieldKey) conditions.push(sql`c.field_key = ${query.fieldKey}`);
  if (query.region) conditions.push(hasParty(sql`SELECT b.id FROM body b WHERE b.region = ${query.region}`));
  if (query.partner) conditions.push(hasParty(bodyIdsOf(query.partner)));
  const words = searchWordsOf(query.search);
  if (query.search !== '' && words.length === 0) conditions.push(sql`false`);
  // Words hold only letters and digits: nothing LIKE could read as a pattern.
  for (const word of words) {
    const like = `%${word}%`;
    const named = hasParty(sql`SELECT b.id FROM body b WHERE b.search_text LIKE ${like}`);
    conditions.push(sql`(c.search_text LIKE ${like} OR ${named})`);
  }
  return conditions.length === 0 ? sql`true` : join(conditions, ' AND ');
}

/** One of these bodies takes part or is invited. The bodies are looked up once, not once per cooperation. */
function hasParty(bodyIds: Sql): Sql {
  return sql`c.party_ids && ARRAY(${bodyIds})`;
}

/** The day somebody is expected to act by, as far as the row knows it. */
export const DUE_ON = sql`CASE c.status WHEN 'submitted' THEN c.decision_due_on
  WHEN 'collecting_consent' THEN c.consent_due_on WHEN 'returned' THEN c.consent_due_on
  WHEN 'approved' THEN c.starts_on WHEN 'noted' THEN c.starts_on WHEN 'active' THEN c.ends_on END`;

const STATUS_PLACE = sql`array_position(ARRAY['draft','collecting_consent','submitted','returned','approved','noted','active',
  'ended','rejected','withdrawn'], c.status)`;

const ORDERS: Record<ListSort, { ascending: Sql; descending: Sql }> = {
  changed: { ascending: sql`c.updated_at, c.id`, descending: sql`c.updated_at DESC, c.id` },
  title: { ascending: sql`c.search_text, c.id`, descending: sql`c.search_text DESC, c.id` },
  status: {
    ascending: sql`${STATUS_PLACE}, c.updated_at DESC, c.id`,
    descending: sql`${STATUS_PLACE} DESC, c.updated_at DESC, c.id`,
  },
  due: { ascending: sql`${DUE_ON} NULLS LAST, c.id`, descending: sql`${DUE_ON} DESC NULLS LAST, c.id` },
  since: {
    ascending: sql`coalesce(c.activated_on, c.starts_on) NULLS LAST, c.id`,
    descending: sql`coalesce(c.activated_on, c.starts_on) DESC NULLS LAST, c.id`,
  },
};

/** Sort order shown: what the address says, else what waits longest first for authorities and the newest change elsewhere. */
export function sortShown(scope: ListScope, query: CooperationListQuery): { sort: ListSort; descending: boolean } {
  if (query.sort) return { sort: query.sort, descending: query.descending };
  if (scope === 'public') return { sort: 'since', descending: true };
  return scope === 'authority' ? { sort: 'due', descending: false } : { sort: 'changed', descending: true };
}

export function cooperationOrder(scope: ListScope, query: CooperationListQuery): Sql {
  const { sort, descending } = sortShown(scope, query);
  return descending ? ORDERS[sort].descending : ORDERS[sort].ascending;
}
