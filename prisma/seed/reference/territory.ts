import { z } from 'zod';
import { arsOfAgs, districtKeyOf, type KeyPeriod, RECORDS_BEGIN, regionOfKey } from '#src/modules/bodies/domain/key.ts';
import { districtNameOf, shortNameOf } from '#src/modules/bodies/domain/name.ts';
import { CHANGE_KINDS, SOURCES } from '#src/modules/bodies/texts.ts';
import type { BodyRecord } from './body-record.ts';
import districtTable from './districts.json' with { type: 'json' };
import { districtId, fixedId, municipalityId } from './fixed-id.ts';
import municipalityTable from './municipalities.json' with { type: 'json' };
import changeTable from './territorial-changes.json' with { type: 'json' };

const DIRECTORY_NOTE = `${SOURCES.directory.name}. ${SOURCES.directory.terms}.`;
const SUM_NOTE = `Einwohner und Fläche: Summe der Gemeinden, ohne gemeindefreie Gebiete. ${DIRECTORY_NOTE}`;

const day = z.iso.date();
const municipalityRow = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.enum(['S', 'G']),
  z.int(),
  day,
  z.number(),
  z.number(),
  z.number(),
  z.string(),
]);
const districtRow = z.tuple([z.string(), z.string(), z.int(), day, z.number(), z.number(), z.number(), z.int()]);
const changeRow = z.tuple([day, z.enum(CHANGE_KINDS), z.string(), z.string(), z.string(), z.string()]);

const municipalities = z.array(municipalityRow).parse(municipalityTable.rows);
const districts = z.array(districtRow).parse(districtTable.rows);

/** A merger, incorporation or change of Kreis since 2016. */
export interface TerritorialChange {
  readonly effective: string;
  readonly kind: (typeof CHANGE_KINDS)[number];
  readonly predecessorAgs: string;
  readonly predecessorName: string;
  readonly successorAgs: string;
  readonly evidence: string;
}

export const TERRITORIAL_CHANGES: readonly TerritorialChange[] = z
  .array(changeRow)
  .parse(changeTable.rows)
  .map(([effective, kind, predecessorAgs, predecessorName, successorAgs, evidence]) => ({
    effective,
    kind,
    predecessorAgs,
    predecessorName,
    successorAgs,
    evidence,
  }));

function dayBefore(isoDay: string): string {
  return new Date(Date.parse(isoDay) - 86_400_000).toISOString().slice(0, 10);
}

function municipalKeys(ags: string, ars: string, validFrom: string, validTo: string | null): KeyPeriod[] {
  const keys: KeyPeriod[] = [
    { kind: 'ags', value: ags, validFrom, validTo },
    { kind: 'ars', value: ars, validFrom, validTo },
  ];
  // A kreisfreie Stadt is its own Kreis and bears the five digits as a key of its own.
  if (ags.endsWith('000')) keys.push({ kind: 'district_key', value: districtKeyOf(ags), validFrom, validTo });
  return keys;
}

/** Keys the same body bore before it left its Kreis: a new key, not a new body. */
function earlierKeys(ags: string): { keys: KeyPeriod[]; until: string | null } {
  const exit = TERRITORIAL_CHANGES.find((change) => change.kind === 'district_exit' && change.successorAgs === ags);
  if (!exit) return { keys: [], until: null };
  const validTo = dayBefore(exit.effective);
  const ars = arsOfAgs(exit.predecessorAgs);
  return { keys: municipalKeys(exit.predecessorAgs, ars, RECORDS_BEGIN, validTo), until: exit.effective };
}

function municipalityRecords(): BodyRecord[] {
  return municipalities.map((row): BodyRecord => {
    const [ags, ars, officialName, , population, populationDate, areaKm2, latitude, longitude, seatPostcode] = row;
    const independent = ags.endsWith('000');
    const founded = TERRITORIAL_CHANGES.find((change) => change.kind === 'merger' && change.successorAgs === ags);
    const earlier = earlierKeys(ags);
    const keysFrom = founded?.effective ?? earlier.until ?? RECORDS_BEGIN;
    return {
      id: municipalityId(ags),
      kind: independent ? 'independent_city' : 'municipality',
      officialName,
      shortName: shortNameOf(officialName),
      region: regionOfKey(ags),
      districtId: independent ? undefined : districtId(districtKeyOf(ags)),
      seatPostcode,
      population,
      populationDate,
      areaKm2,
      latitude,
      longitude,
      validFrom: founded?.effective,
      sourceNote: DIRECTORY_NOTE,
      keys: [...earlier.keys, ...municipalKeys(ags, ars, keysFrom, null)],
    };
  });
}

function districtRecords(): BodyRecord[] {
  return districts.map(([key, name, population, populationDate, areaKm2, latitude, longitude]): BodyRecord => {
    const officialName = districtNameOf(name);
    return {
      id: districtId(key),
      kind: 'district',
      officialName,
      shortName: officialName,
      region: regionOfKey(key),
      population,
      populationDate,
      areaKm2,
      latitude,
      longitude,
      sourceNote: SUM_NOTE,
      aliases: [`Kreis ${name}`],
      keys: [{ kind: 'district_key', value: key, validFrom: RECORDS_BEGIN, validTo: null }],
    };
  });
}

/** Gemeinden that have ended; they stay in the register so that an old key still leads to the successor. */
function endedRecords(): BodyRecord[] {
  return TERRITORIAL_CHANGES.filter((change) => change.kind !== 'district_exit').map((change): BodyRecord => {
    const ags = change.predecessorAgs;
    const validTo = dayBefore(change.effective);
    return {
      id: municipalityId(ags),
      kind: 'municipality',
      officialName: change.predecessorName,
      shortName: change.predecessorName,
      region: regionOfKey(ags),
      districtId: districtId(districtKeyOf(ags)),
      validTo,
      sourceNote: `${change.evidence}. ${DIRECTORY_NOTE}`,
      keys: municipalKeys(ags, arsOfAgs(ags), RECORDS_BEGIN, validTo),
    };
  });
}

/** All Gemeinden, kreisfreie Städte and Landkreise of the edition, and the Gemeinden that ended since 2016. */
export function territorialRecords(): BodyRecord[] {
  return [...districtRecords(), ...municipalityRecords(), ...endedRecords()];
}

/** Rows of table `body_change`. */
export function changeRows(): Record<string, unknown>[] {
  return TERRITORIAL_CHANGES.map((change) => ({
    id: fixedId(`change:${change.predecessorAgs}:${change.effective}`),
    effective: change.effective,
    kind: change.kind,
    predecessor_name: change.predecessorName,
    predecessor_key: change.predecessorAgs,
    successor_body_id: municipalityId(change.successorAgs),
    evidence: change.evidence,
  }));
}
