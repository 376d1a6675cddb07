import type { GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ParticipantStatus } from '../../domain/status.ts';
import type { SurveyItem } from './items.ts';

/** A body that was asked, as the evaluation knows it. */
export interface AskedBody {
  readonly bodyId: string;
  readonly name: string;
  readonly isTown: boolean;
  readonly region: GovernmentRegion | null;
  readonly population: number | null;
  readonly status: ParticipantStatus;
}

/** One answer: which body (its place in the list of bodies), which question, what. */
export interface CountedAnswer {
  readonly body: number;
  readonly itemId: string;
  readonly quantity: number | null;
  readonly variant: string | null;
  readonly textValue: string | null;
  readonly neededOn: IsoDay | null;
  readonly currentPriceCents: number | null;
}

/** Sum of one question over every body that has sent its answer. */
export interface ItemTotal {
  readonly itemId: string;
  /** Bodies that answered this question. */
  readonly answered: number;
  readonly quantity: number;
  /** Part of the quantity that is confirmed as binding. */
  readonly confirmedQuantity: number;
  /** Quantity (of a quantity) or number of bodies (of a choice) per variant, in the order of the questionnaire. */
  readonly byVariant: readonly { readonly variant: string; readonly value: number }[];
  /** Quantity per Regierungsbezirk; null for bodies without one. */
  readonly byRegion: readonly { readonly region: GovernmentRegion | null; readonly quantity: number }[];
  /** Quantity times today's price where both were stated, net euro cents per year. */
  readonly presentCostCents: bigint;
  /** Bodies that stated a price. */
  readonly priced: number;
  readonly firstDay: IsoDay | null;
  readonly lastDay: IsoDay | null;
}

const REGIONS: readonly (GovernmentRegion | null)[] = ['darmstadt', 'giessen', 'kassel', null];

/** Whether a body's answer counts: drafts of bodies that are still asked do not, nor does who declined or withdrew. */
export function counts(status: ParticipantStatus): boolean {
  return status === 'answered' || status === 'confirmed';
}

/** Totals per question, variant and region, in one pass. */
export function totalsOf(
  items: readonly SurveyItem[],
  bodies: readonly AskedBody[],
  answers: readonly CountedAnswer[],
): readonly ItemTotal[] {
  const byItem = Map.groupBy(
    answers.filter((answer) => counts(bodies[answer.body]?.status ?? 'asked')),
    (answer) => answer.itemId,
  );
  return items.map((item) => totalOf(item, bodies, byItem.get(item.id) ?? []));
}

function totalOf(item: SurveyItem, bodies: readonly AskedBody[], answers: readonly CountedAnswer[]): ItemTotal {
  const variants = new Map(item.variants.map((variant) => [variant, 0]));
  const regions = new Map(REGIONS.map((region) => [region, 0]));
  let answered = 0;
  let quantity = 0;
  let confirmedQuantity = 0;
  let priced = 0;
  let presentCostCents = 0n;
  let firstDay: IsoDay | null = null;
  let lastDay: IsoDay | null = null;
  for (const answer of answers) {
    const body = bodies[answer.body];
    if (!body || !isGiven(item, answer)) continue;
    answered += 1;
    const amount = answer.quantity ?? 0;
    quantity += amount;
    if (body.status === 'confirmed') confirmedQuantity += amount;
    regions.set(body.region, (regions.get(body.region) ?? 0) + amount);
    if (answer.variant !== null)
      variants.set(answer.variant, (variants.get(answer.variant) ?? 0) + (item.kind === 'choice' ? 1 : amount));
    if (answer.currentPriceCents !== null) {
      priced += 1;
      presentCostCents += BigInt(amount) * BigInt(answer.currentPriceCents);
    }
    const day = answer.neededOn;
    if (day !== null && (firstDay === null || day < firstDay)) firstDay = day;
    if (day !== null && (lastDay === null || day > lastDay)) lastDay = day;
  }
  return {
    itemId: item.id,
    answered,
    quantity,
    confirmedQuantity,
    byVariant: [...variants].map(([variant, value]) => ({ variant, value })),
    byRegion: [...regions].map(([region, sum]) => ({ region, quantity: sum })),
    presentCostCents,
    priced,
    firstDay,
    lastDay,
  };
}

function isGiven(item: SurveyItem, answer: CountedAnswer): boolean {
  if (item.kind === 'quantity') return answer.quantity !== null;
  if (item.kind === 'choice') return answer.variant !== null;
  if (item.kind === 'date') return answer.neededOn !== null;
  return answer.textValue !== null;
}

/** How many bodies stand where. */
export function standings(bodies: readonly AskedBody[]): Readonly<Record<ParticipantStatus, number>> {
  const count = (status: ParticipantStatus) => bodies.filter((body) => body.status === status).length;
  return {
    asked: count('asked'),
    answered: count('answered'),
    confirmed: count('confirmed'),
    declined: count('declined'),
    withdrawn: count('withdrawn'),
  };
}
