import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { SurveyItem } from './items.ts';

/** A body's answer to one question. What the question does not ask for is null. */
export interface Answer {
  readonly itemId: string;
  readonly quantity: number | null;
  readonly variant: string | null;
  readonly textValue: string | null;
  readonly neededOn: IsoDay | null;
  /** Net euro cents per unit and year paid today. */
  readonly currentPriceCents: number | null;
}

/** Largest figures: their product still fits the ledger's column (bigint), with room for the sum of all bodies. */
export const ANSWER_LIMITS = {
  quantity: 10_000_000,
  priceCents: 10_000_000_000,
  text: 2_000,
  condition: 4_000,
} as const;

/** Why answers are not taken. */
export type AnswerProblem = 'items_changed' | 'variant_unknown' | 'variant_missing' | 'answers_incomplete';

export function emptyAnswer(itemId: string): Answer {
  return { itemId, quantity: null, variant: null, textValue: null, neededOn: null, currentPriceCents: null };
}

/** Whether the question is answered at all. Zero is an answer: nothing needed. */
export function isAnswered(item: Pick<SurveyItem, 'kind'>, answer: Answer): boolean {
  if (item.kind === 'quantity') return answer.quantity !== null;
  if (item.kind === 'choice') return answer.variant !== null;
  if (item.kind === 'date') return answer.neededOn !== null;
  return answer.textValue !== null;
}

/** The answer with only what its question asks for: a price for a text question is nobody's answer. */
export function fitted(item: SurveyItem, answer: Answer): Answer {
  const isQuantity = item.kind === 'quantity';
  return {
    itemId: item.id,
    quantity: isQuantity ? answer.quantity : null,
    variant: item.kind === 'choice' || (isQuantity && item.variants.length > 0) ? answer.variant : null,
    textValue: item.kind === 'text' ? answer.textValue : null,
    neededOn: item.kind === 'date' ? answer.neededOn : null,
    currentPriceCents: isQuantity && item.asksPrice ? answer.currentPriceCents : null,
  };
}

/**
 * Answers as they will be stored, one per question in the order of the questionnaire, or what keeps them from it. A draft
 * may have gaps; an answer that is sent has every mandatory question, and says which variant a quantity is of.
 */
export function decideAnswers(
  items: readonly SurveyItem[],
  given: readonly Answer[],
  complete: boolean,
): { readonly ok: true; readonly answers: readonly Answer[] } | { readonly ok: false; readonly reason: AnswerProblem } {
  const known = new Map(given.map((answer) => [answer.itemId, answer]));
  if (known.size !== given.length || given.some(({ itemId }) => !items.some(({ id }) => id === itemId)))
    return { ok: false, reason: 'items_changed' };
  const answers = items.map((item) => fitted(item, known.get(item.id) ?? emptyAnswer(item.id)));
  for (const [index, item] of items.entries()) {
    const answer = answers[index];
    if (!answer) continue;
    if (answer.variant !== null && !item.variants.includes(answer.variant))
      return { ok: false, reason: 'variant_unknown' };
    if (!complete) continue;
    if (item.mandatory && !isAnswered(item, answer)) return { ok: false, reason: 'answers_incomplete' };
    const needsVariant = item.kind === 'quantity' && item.variants.length > 0 && (answer.quantity ?? 0) > 0;
    if (needsVariant && answer.variant === null) return { ok: false, reason: 'variant_missing' };
  }
  return { ok: true, answers };
}

/** Whether two sets of answers to the same questions say the same. */
export function sameAnswers(a: readonly Answer[], b: readonly Answer[]): boolean {
  const text = (answers: readonly Answer[]) =>
    JSON.stringify(
      [...answers]
        .sort((x, y) => (x.itemId < y.itemId ? -1 : 1))
        .map((x) => [x.itemId, x.quantity, x.variant, x.textValue, x.neededOn, x.currentPriceCents]),
    );
  return text(a) === text(b);
}
