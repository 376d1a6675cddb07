import { join, raw, type Sql, sql } from '#src/db/sql.ts';
import { type BodyListQuery, type BodySort, KIND_FILTERS } from '../domain/list-query.ts';
import { searchWordsOf } from '../domain/search.ts';
import { sizeClassByKey } from '../domain/size-class.ts';

/** Today in Hessen, whatever the server's time zone. As a sub-select PostgreSQL computes it once, not for every row. */
export const TODAY = raw(`(SELECT (now() AT TIME ZONE 'Europe/Berlin')::date)`);

/**
 * Last part of a body's address: its slug, or the key in force (for an ended body: the last one).
 *
 * @param alias of the table `body` in the statement
 */
export function addressOf(alias: 'b' | 'd' | 'm' | 's'): Sql {
  const b = raw(alias);
  return sql`coalesce(${b}.slug, (SELECT k.value FROM body_key k
    WHERE k.body_id = ${b}.id AND k.kind = CASE WHEN ${b}.kind = 'district' THEN 'district_key' ELSE 'ags' END
      AND k.valid_from <= ${TODAY} ORDER BY k.valid_from DESC LIMIT 1), ${b}.id::text)`;
}

/** The rows of `body AS b` a query asks for, as a WHERE condition. */
export function bodyConditions(query: BodyListQuery): Sql {
  const conditions: Sql[] = [];
  if (!query.former) conditions.push(sql`(b.valid_to IS NULL OR b.valid_to >= ${TODAY})`);
  if (query.kind) conditions.push(sql`b.kind IN (${join([...KIND_FILTERS[query.kind]])})`);
  if (query.region) conditions.push(sql`b.region = ${query.region}`);
  if (query.district) conditions.push(inDistrict(query.district));
  const size = query.size ? sizeClassByKey(query.size) : null;
  // A Kreis's population is the sum of its Gemeinden's; in a class of town sizes it would only mislead.
  if (size) conditions.push(sql`b.kind IN ('municipality', 'independent_city')`);
  if (size?.from) conditions.push(sql`b.population >= ${size.from}`);
  if (size?.below) conditions.push(sql`b.population < ${size.below}`);
  const words = searchWordsOf(query.search);
  if (query.search !== '' && words.length === 0) conditions.push(sql`false`);
  // Words hold only letters and digits: nothing LIKE could read as a pattern.
  for (const word of words) conditions.push(sql`b.search_text LIKE ${`%${word}%`}`);
  return conditions.length === 0 ? sql`true` : join(conditions, ' AND ');
}

/** The Kreis itself and its Gemeinden, or the one kreisfreie Stadt. A union, since OR would read the whole register. */
function inDistrict(key: string): Sql {
  const holder = sql`SELECT k.body_id FROM body_key k WHERE k.kind = 'district_key' AND k.value = ${key}`;
  return sql`b.id IN (SELECT m.id FROM body m WHERE m.district_id IN (${holder}) UNION ALL ${holder})`;
}

const ORDERS: Record<BodySort, { ascending: Sql; descending: Sql }> = {
  name: { ascending: sql`b.sort_name, b.id`, descending: sql`b.sort_name DESC, b.id DESC` },
  population: {
    ascending: sql`b.population NULLS LAST, b.sort_name, b.id`,
    descending: sql`b.population DESC NULLS LAST, b.sort_name, b.id`,
  },
  area: {
    ascending: sql`b.area_km2 NULLS LAST, b.sort_name, b.id`,
    descending: sql`b.area_km2 DESC NULLS LAST, b.sort_name, b.id`,
  },
};

/** Order of the list; bodies without the figure come last either way. */
export function bodyOrder(query: BodyListQuery): Sql {
  return query.descending ? ORDERS[query.sort].descending : ORDERS[query.sort].ascending;
}
