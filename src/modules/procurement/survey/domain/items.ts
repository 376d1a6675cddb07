/** What a question of the survey asks for. */
export const ITEM_KINDS = ['quantity', 'choice', 'text', 'date'] as const;

export type ItemKind = (typeof ITEM_KINDS)[number];

/** One question of the survey. */
export interface SurveyItem {
  readonly id: string;
  /** From 1; the number people see. */
  readonly position: number;
  readonly kind: ItemKind;
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly mandatory: boolean;
  /** Choices: of a quantity which version of the thing, of a choice the answers offered. */
  readonly variants: readonly string[];
  /** Whether what is paid today per unit is asked for: the baseline of the savings. */
  readonly asksPrice: boolean;
  readonly lotId: string | null;
  /** A quantity of the whole purchase: it counts in every lot, so that `lotId` is null. */
  readonly everyLot: boolean;
  readonly version: number;
}

/** Limits of a questionnaire: what one person answers in five minutes on one page, and a wide margin. */
export const ITEM_LIMITS = { items: 60, variants: 20, title: 200, description: 2_000, unit: 40, variant: 80 } as const;

/** What a form sends in place of a lot's id for a question of the whole purchase. */
export const EVERY_LOT = 'alle';

/** What is wrong with a question as it was entered. */
export type ItemProblem = 'choices_missing' | 'price_without_quantity';

/** A question must be answerable: a choice offers at least two answers, a price belongs to a quantity. */
export function itemProblem(item: Pick<SurveyItem, 'kind' | 'variants' | 'asksPrice'>): ItemProblem | null {
  if (item.kind === 'choice' && item.variants.length < 2) return 'choices_missing';
  if (item.asksPrice && item.kind !== 'quantity') return 'price_without_quantity';
  return null;
}

/** Variants as a form sends them, one per line: trimmed, without blanks and repetitions. */
export function variantsOf(text: string): readonly string[] {
  return [...new Set(text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()))].filter((line) => line !== '');
}

/**
 * The order after one question moved a place up or down; positions are counted anew from 1.
 * Unknown ids and moves beyond the ends leave the order as it is.
 */
export function movedItem(ids: readonly string[], id: string, direction: 'up' | 'down'): readonly string[] {
  const from = ids.indexOf(id);
  const to = direction === 'up' ? from - 1 : from + 1;
  const other = ids[to];
  if (from < 0 || other === undefined) return ids;
  const moved = [...ids];
  moved[from] = other;
  moved[to] = id;
  return moved;
}
