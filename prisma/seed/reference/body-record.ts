import type { BodyKind, GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import type { KeyPeriod } from '#src/modules/bodies/domain/key.ts';
import { bodySortName } from '#src/modules/bodies/domain/name.ts';
import { searchTextOf } from '#src/modules/bodies/domain/search.ts';
import { fixedId } from './fixed-id.ts';

/** A body as the loader writes it, with its keys. Days are ISO, area is km². */
export interface BodyRecord {
  readonly id: string;
  readonly kind: BodyKind;
  readonly officialName: string;
  readonly shortName: string;
  readonly slug?: string;
  readonly region?: GovernmentRegion | null;
  readonly districtId?: string;
  readonly seatPostcode?: string;
  readonly population?: number;
  readonly populationDate?: string;
  readonly areaKm2?: number;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly sourceNote: string;
  /** Other names people search by. */
  readonly aliases?: readonly string[];
  readonly keys: readonly KeyPeriod[];
}

/** Row of table `body` under its column names. */
export function bodyRow(record: BodyRecord): Record<string, unknown> {
  const { officialName, shortName, seatPostcode, aliases = [], keys } = record;
  return {
    id: record.id,
    kind: record.kind,
    slug: record.slug ?? null,
    official_name: officialName,
    short_name: shortName,
    region: record.region ?? null,
    district_id: record.districtId ?? null,
    seat_postcode: seatPostcode ?? null,
    population: record.population ?? null,
    population_date: record.populationDate ?? null,
    area_km2: record.areaKm2 ?? null,
    latitude: record.latitude ?? null,
    longitude: record.longitude ?? null,
    valid_from: record.validFrom ?? null,
    valid_to: record.validTo ?? null,
    search_text: searchTextOf([officialName, shortName, ...aliases, ...keys.map((key) => key.value), seatPostcode]),
    sort_name: bodySortName(record.kind, shortName),
    source_note: record.sourceNote,
  };
}

/** Rows of table `body_key` of one body. */
export function keyRows(record: BodyRecord): Record<string, unknown>[] {
  return record.keys.map((key) => ({
    id: fixedId(`key:${key.kind}:${key.value}:${key.validFrom}`),
    body_id: record.id,
    kind: key.kind,
    value: key.value,
    valid_from: key.validFrom,
    valid_to: key.validTo,
  }));
}
