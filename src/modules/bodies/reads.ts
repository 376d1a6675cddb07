import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { TODAY } from './reads/list-conditions.ts';

/** How many bodies of the two kinds Hessen is made of the register has today. */
export interface RegisterNumbers {
  /** Gemeinden, kreisfreie Städte included. */
  readonly municipalities: number;
  readonly districts: number;
}

/** Counts for the public start page. One statement. */
export async function getRegisterNumbers(): Promise<RegisterNumbers> {
  const [row] = await readPublic<RegisterNumbers>(sql`
    SELECT count(*) FILTER (WHERE kind <> 'district')::int AS municipalities,
      count(*) FILTER (WHERE kind = 'district')::int AS districts
    FROM body WHERE kind IN ('municipality', 'independent_city', 'district') AND (valid_to IS NULL OR valid_to >= ${TODAY})`);
  return row ?? { municipalities: 0, districts: 0 };
}
