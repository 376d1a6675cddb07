import { readPublic } from '#src/db/read.ts';
import { raw, sql } from '#src/db/sql.ts';
import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import type { BodyKind, GovernmentRegion } from '../domain/body.ts';
import { type KeyPeriod, parseBodyAddress } from '../domain/key.ts';
import type { ChangeKind } from '../texts.ts';
import { addressOf, TODAY } from './list-conditions.ts';

/** Another body as a page links it. */
export interface BodyLink {
  readonly address: string;
  readonly name: string;
}

/** A territorial change seen from one of its sides. */
export interface BodyChangeView {
  /** First day of the new state, ISO. */
  readonly effective: string;
  readonly kind: ChangeKind;
  readonly predecessor: BodyLink;
  readonly predecessorKey: string;
  /** The Landkreis the predecessor's key belonged to. */
  readonly formerDistrict: BodyLink | null;
  readonly successor: BodyLink;
  readonly evidence: string;
}

/** A body with all the register knows of it. Days are ISO. */
export interface BodyDetail {
  readonly id: string;
  /** The address now in force; a former key leads here. */
  readonly address: string;
  readonly slug: string | null;
  readonly kind: BodyKind;
  readonly officialName: string;
  readonly shortName: string;
  readonly region: GovernmentRegion | null;
  readonly seatPostcode: string | null;
  readonly population: number | null;
  readonly populationDate: string | null;
  readonly areaKm2: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Whether `validTo` lies behind us. */
  readonly ended: boolean;
  readonly sourceNote: string | null;
  readonly version: number;
  readonly districtId: string | null;
  readonly district: BodyLink | null;
  /** Newest first. */
  readonly keys: readonly KeyPeriod[];
  readonly changes: readonly BodyChangeView[];
  /** Gemeinden of a Landkreis; Hessen's largest has 28. */
  readonly members: readonly BodyLink[];
  /** The Regierungspräsidium of its Regierungsbezirk, and the ministry: who may supervise it besides the Landrat. */
  readonly regionalCouncil: BodyLink | null;
  readonly ministry: BodyLink | null;
  /** Population thresholds of the Kommunalaufsicht, all periods. */
  readonly supervisionParameters: readonly LegalParameter[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Finds the body an address means: by id, by slug, or by a key valid today, else by the last body that bore it. */
function bodyMeantBy(address: string) {
  if (UUID.test(address)) return sql`SELECT ${address}::uuid AS id`;
  const parsed = parseBodyAddress(address);
  if (!parsed) return null;
  if (parsed.kind === 'slug') return sql`SELECT id FROM body WHERE slug = ${parsed.value}`;
  return sql`SELECT body_id AS id FROM body_key WHERE kind = ${parsed.kind} AND value = ${parsed.value}
    ORDER BY (valid_from <= ${TODAY} AND coalesce(valid_to >= ${TODAY}, true)) DESC, valid_from DESC LIMIT 1`;
}

const NAME_AND_ADDRESS = (alias: 'd' | 'm' | 's') =>
  sql`json_build_object('address', ${addressOf(alias)}, 'name', ${raw(alias)}.short_name)`;

/**
 * The body an address names, or null. Accepts what ever led to it: AGS, ARS and Kreisschlüssel of today or of former
 * days, slug, id. One statement.
 */
export async function getBody(address: string): Promise<BodyDetail | null> {
  const meant = bodyMeantBy(address);
  if (!meant) return null;
  const [body] = await readPublic<BodyDetail>(sql`
    SELECT b.id, ${addressOf('b')} AS address, b.slug, b.kind, b.official_name AS "officialName",
      b.short_name AS "shortName", b.region, b.seat_postcode AS "seatPostcode", b.population,
      to_char(b.population_date, 'YYYY-MM-DD') AS "populationDate", b.area_km2::float8 AS "areaKm2",
      b.latitude, b.longitude, to_char(b.valid_from, 'YYYY-MM-DD') AS "validFrom",
      to_char(b.valid_to, 'YYYY-MM-DD') AS "validTo", coalesce(b.valid_to < ${TODAY}, false) AS ended,
      b.source_note AS "sourceNote", b.version, b.district_id AS "districtId",
      CASE WHEN d.id IS NOT NULL THEN ${NAME_AND_ADDRESS('d')} END AS district,
      coalesce((SELECT json_agg(json_build_object('kind', k.kind, 'value', k.value,
          'validFrom', to_char(k.valid_from, 'YYYY-MM-DD'), 'validTo', to_char(k.valid_to, 'YYYY-MM-DD'))
          ORDER BY k.valid_from DESC, k.kind)
        FROM body_key k WHERE k.body_id = b.id), '[]'::json) AS keys,
      coalesce((SELECT json_agg(json_build_object('effective', to_char(c.effective, 'YYYY-MM-DD'), 'kind', c.kind,
          'predecessor', json_build_object('address', c.predecessor_key, 'name', c.predecessor_name),
          'predecessorKey', c.predecessor_key, 'formerDistrict', (SELECT ${NAME_AND_ADDRESS('d')} FROM body d
            WHERE d.id IN (SELECT k.body_id FROM body_key k WHERE k.kind = 'district_key'
              AND k.value = left(c.predecessor_key, 5)) LIMIT 1),
          'successor', ${NAME_AND_ADDRESS('s')}, 'evidence', c.evidence)
          ORDER BY c.effective DESC, c.predecessor_name)
        FROM body_change c JOIN body s ON s.id = c.successor_body_id
        WHERE c.successor_body_id = b.id OR c.predecessor_key IN
          (SELECT own.value FROM body_key own WHERE own.body_id = b.id AND own.kind = 'ags')), '[]'::json) AS changes,
      coalesce(CASE WHEN b.kind = 'district' THEN (SELECT json_agg(${NAME_AND_ADDRESS('m')} ORDER BY m.sort_name)
        FROM (SELECT * FROM body WHERE district_id = b.id AND kind = 'municipality' AND (valid_to IS NULL OR valid_to >= ${TODAY}) OFFSET 0) AS m
        ) END, '[]'::json) AS members,
      (SELECT ${NAME_AND_ADDRESS('s')} FROM body s WHERE s.kind = 'regional_council' AND s.region = b.region LIMIT 1)
        AS "regionalCouncil",
      (SELECT ${NAME_AND_ADDRESS('s')} FROM body s WHERE s.kind = 'state_ministry' LIMIT 1) AS ministry,
      coalesce((SELECT json_agg(json_build_object('key', p.key, 'value', p.value,
          'validFrom', to_char(p.valid_from, 'YYYY-MM-DD'), 'validTo', to_char(p.valid_to, 'YYYY-MM-DD'),
          'source', p.source, 'certainty', p.certainty, 'note', p.note))
        FROM legal_parameter p WHERE p.key IN ('regional_council_city_population',
          'regional_council_city_population_kept')), '[]'::json) AS "supervisionParameters"
    FROM body b LEFT JOIN body d ON d.id = b.district_id
    WHERE b.id = (${meant})`);
  return body ?? null;
}
