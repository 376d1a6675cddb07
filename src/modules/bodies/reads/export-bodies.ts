import { PUBLIC_REPORT, reportInBatches } from '#src/db/report.ts';
import { raw, sql } from '#src/db/sql.ts';
import type { BodyKind, GovernmentRegion } from '../domain/body.ts';
import type { BodyListQuery } from '../domain/list-query.ts';
import { addressOf, bodyConditions, bodyOrder, TODAY } from './list-conditions.ts';

/** A body with everything the register publishes about it, for the export. Days are ISO. */
export interface BodyExportRow {
  readonly address: string;
  readonly kind: BodyKind;
  readonly officialName: string;
  readonly shortName: string;
  readonly ags: string | null;
  readonly ars: string | null;
  readonly districtKey: string | null;
  readonly districtName: string | null;
  readonly region: GovernmentRegion | null;
  readonly seatPostcode: string | null;
  readonly population: number | null;
  readonly populationDate: string | null;
  readonly areaKm2: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly sourceNote: string | null;
}

function keyOf(kind: 'ags' | 'ars' | 'district_key', owner: 'b' | 'd') {
  return sql`(SELECT k.value FROM body_key k WHERE k.body_id = ${raw(owner)}.id AND k.kind = ${kind}
    AND k.valid_from <= ${TODAY} ORDER BY k.valid_from DESC LIMIT 1)`;
}

/** Every body the query asks for, in its order and regardless of its page, in batches. */
export function exportBodies(query: BodyListQuery): AsyncGenerator<BodyExportRow[]> {
  return reportInBatches<BodyExportRow>(
    PUBLIC_REPORT,
    sql`SELECT b.id FROM body b WHERE ${bodyConditions(query)} ORDER BY ${bodyOrder(query)}`,
    (ids) => sql`
      SELECT ${addressOf('b')} AS address, b.kind, b.official_name AS "officialName", b.short_name AS "shortName",
        ${keyOf('ags', 'b')} AS ags, ${keyOf('ars', 'b')} AS ars,
        coalesce(${keyOf('district_key', 'b')}, ${keyOf('district_key', 'd')}) AS "districtKey",
        d.short_name AS "districtName", b.region, b.seat_postcode AS "seatPostcode", b.population,
        to_char(b.population_date, 'YYYY-MM-DD') AS "populationDate", b.area_km2::float8 AS "areaKm2", b.latitude,
        b.longitude, to_char(b.valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(b.valid_to, 'YYYY-MM-DD') AS "validTo",
        b.source_note AS "sourceNote"
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted (id, place)
        JOIN body b ON b.id = wanted.id
        LEFT JOIN body d ON d.id = b.district_id
      ORDER BY wanted.place`,
  );
}
