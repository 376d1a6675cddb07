import { LRUCache } from 'lru-cache';
import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { GovernmentRegion } from '../domain/body.ts';
import { addressOf, TODAY } from './list-conditions.ts';

/** A Landkreis or kreisfreie Stadt with the sums of what lies in it. */
export interface DistrictSummary {
  readonly id: string;
  /** Five digits. */
  readonly key: string;
  readonly address: string;
  readonly name: string;
  readonly independent: boolean;
  readonly region: GovernmentRegion;
  readonly population: number;
  readonly populationDate: string;
  /** Gemeinden in the Kreis; 1 for a kreisfreie Stadt. */
  readonly municipalities: number;
  /** Public cooperations in force in which the Kreis or a Gemeinde of it takes part. */
  readonly cooperations: number;
}

/** All Landkreise and kreisfreie Städte, sorted by name. One statement. */
export function listDistricts(): Promise<DistrictSummary[]> {
  return readPublic<DistrictSummary>(sql`
    SELECT b.id, k.value AS key, ${addressOf('b')} AS address, b.short_name AS name,
      b.kind = 'independent_city' AS independent, b.region, b.population,
      to_char(b.population_date, 'YYYY-MM-DD') AS "populationDate",
      CASE WHEN b.kind = 'independent_city' THEN 1 ELSE cardinality(members.ids) END AS municipalities,
      (SELECT count(*)::int FROM cooperation_publication p
        WHERE p.status IN ('approved', 'noted', 'active') AND p.body_ids && (members.ids || b.id)) AS cooperations
    FROM body b
      JOIN body_key k ON k.body_id = b.id AND k.kind = 'district_key' AND k.valid_from <= ${TODAY}
        AND (k.valid_to IS NULL OR k.valid_to >= ${TODAY})
      CROSS JOIN LATERAL (SELECT array(SELECT m.id FROM body m WHERE m.district_id = b.id AND m.kind = 'municipality'
        AND (m.valid_to IS NULL OR m.valid_to >= ${TODAY})) AS ids) AS members
    WHERE b.kind IN ('district', 'independent_city')
    ORDER BY b.sort_name`);
}

/** A choice of the Kreis filter. */
export interface DistrictChoice {
  readonly key: string;
  readonly name: string;
}

/** Kreise change about once in a decade; asking for them with every list would cost more than the list. */
const FRESH_MS = 60_000;
const choices = new LRUCache<'all', Promise<DistrictChoice[]>>({ max: 1, ttl: FRESH_MS });

/** Keys and names of all Landkreise and kreisfreie Städte, sorted by name; at most a minute old. */
export function listDistrictChoices(): Promise<DistrictChoice[]> {
  const known = choices.get('all');
  if (known) return known;
  const asked = readPublic<DistrictChoice>(sql`
    SELECT k.value AS key, b.short_name AS name
    FROM body b JOIN body_key k ON k.body_id = b.id AND k.kind = 'district_key' AND k.valid_from <= ${TODAY}
      AND (k.valid_to IS NULL OR k.valid_to >= ${TODAY})
    ORDER BY b.sort_name`);
  choices.set('all', asked);
  asked.catch(() => choices.delete('all'));
  return asked;
}
