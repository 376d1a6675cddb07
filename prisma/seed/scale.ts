import type pg from 'pg';
import { arsOfAgs, RECORDS_BEGIN, regionOfKey } from '#src/modules/bodies/domain/key.ts';
import type { BodyRecord } from './reference/body-record.ts';
import { districtId, municipalityId } from './reference/fixed-id.ts';
import { referenceBodies, writeBodies } from './reference.ts';

const STARTS =
  'Ahorn Birken Buchen Dorn Eichen Erlen Eschen Falken Fichten Frauen Hain Hasel Heide Hirsch Kirsch Klein Königs Linden Mühl Nieder Ober Raben Reh Rosen Sand Schön Stein Tannen Unter Wald Weiden Wiesen'.split(
    ' ',
  );
const ENDS =
  'ach au bach berg born bruch brunn burg dorf eck feld furt grund hagen hausen heim hof kirchen lar leben rod roth scheid see stadt stein thal wald weiler winkel'.split(
    ' ',
  );
const PLACES = ['', '', '', ' am Berg', ' im Tal', ' (Wald)', ' an der Furt', ' (Aue)'];

/** First number free in every Landkreis: real Gemeinden stay below 200, gemeindefreie Gebiete take 200. */
const FIRST_NUMBER = 300;
const LAST_NUMBER = 999;

/** Pseudo-random numbers in [0, 1) that are the same on every machine (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Invented Gemeinden for benchmarks: plausible names, valid and free keys, sizes spread as the real ones are. The same
 * number always gives the same Gemeinden.
 *
 * @param count how many; at most 700 for every Landkreis
 */
export function generateMunicipalities(count: number): BodyRecord[] {
  const districts = referenceBodies()
    .filter((body) => body.kind === 'district')
    .map((body) => body.keys[0]?.value ?? '');
  if (count > districts.length * (LAST_NUMBER - FIRST_NUMBER + 1)) throw new RangeError('no free keys for so many');
  const random = randomNumbers(421);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';

  return Array.from({ length: count }, (_, i): BodyRecord => {
    const district = districts[i % districts.length] ?? '';
    const ags = `${district}${FIRST_NUMBER + Math.floor(i / districts.length)}`;
    const name = `${pick(STARTS)}${pick(ENDS)}${pick(PLACES)}`;
    const title = random() < 0.44 ? ', Stadt' : '';
    // Half of Hessen's Gemeinden have fewer than 8,700 people; the logarithm of their size is spread evenly enough.
    const population = Math.round(8_700 * Math.exp((random() + random() + random() - 1.5) * 1.8));
    return {
      id: municipalityId(ags),
      kind: 'municipality',
      officialName: `${name}${title}`,
      shortName: name,
      region: regionOfKey(ags),
      districtId: districtId(district),
      seatPostcode: String(34_000 + Math.floor(random() * 3_000)),
      population,
      populationDate: '2024-12-31',
      areaKm2: Math.round((10 + random() * 90) * 100) / 100,
      latitude: 49.5 + random() * 2,
      longitude: 8 + random() * 2,
      sourceNote: 'Erfundene Gemeinde für Messungen.',
      keys: [
        { kind: 'ags', value: ags, validFrom: RECORDS_BEGIN, validTo: null },
        { kind: 'ars', value: arsOfAgs(ags), validFrom: RECORDS_BEGIN, validTo: null },
      ],
    };
  });
}

/**
 * Fills the register up to this many Gemeinden and kreisfreie Städte (421 are real), for measurements only.
 *
 * @param client connected as the owner of the tables, after `loadReferenceData`
 */
export async function scaleRegister(client: pg.ClientBase, total: number): Promise<void> {
  const real = referenceBodies().filter(
    (body) => (body.kind === 'municipality' || body.kind === 'independent_city') && !body.validTo,
  ).length;
  if (total > real) await writeBodies(client, generateMunicipalities(total - real));
  await client.query('VACUUM ANALYZE body');
  await client.query('VACUUM ANALYZE body_key');
}
