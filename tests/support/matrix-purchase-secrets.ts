import type pg from 'pg';
import type { CastActor } from './actors.ts';
import { type PurchaseSubject, seesAllDemand, seesOffers, seesPurchase } from './matrix-purchases.ts';
import { OFFERS } from './procurement-award.ts';

/** What is looked for in everything anybody gets to see of a purchase: texts of single bodies' demand. */
const demandMarker = (bodyId: string) => `Bedarf${bodyId.replaceAll('-', '').slice(0, 12)}`;

/** Writes a marker into the texts of every body's demand. Runs as superuser. */
export async function plantDemandMarkers(client: pg.Client): Promise<void> {
  const marker = `'Bedarf' || left(replace(body_id::text, '-', ''), 12)`;
  await client.query(`UPDATE survey_answer SET text_value = ${marker}`);
  await client.query(`UPDATE procurement_participant SET condition = ${marker}, decline_reason = ${marker}`);
  await client.query(`UPDATE demand_confirmation SET budget_line = ${marker}`);
}

/** The award names who won; all others stay with those who may see offers. */
const WINNER = OFFERS[0].bidderName;

/**
 * What stands in a text an actor was given of a purchase and is not theirs: bidders' names, other bodies' demand, the number
 * of a purchase they do not see.
 */
export function purchaseLeaks(text: string, actor: CastActor | null, subject: PurchaseSubject): string[] {
  const bidders = OFFERS.map(({ bidderName }) => bidderName).filter((name) => !(subject.awarded && name === WINNER));
  const demand = subject.parts
    .filter(({ bodyId }) => bodyId !== actor?.bodyId)
    .map(({ bodyId }) => demandMarker(bodyId));
  const hidden = [
    ...(actor && seesOffers(actor, subject) ? [] : bidders),
    ...(actor && seesAllDemand(actor, subject) ? [] : demand),
    ...(actor && seesPurchase(actor, subject) ? [] : [subject.reference]),
  ];
  return hidden.filter((secret) => text.includes(secret));
}
