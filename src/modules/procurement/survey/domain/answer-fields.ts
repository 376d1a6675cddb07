import type { Answer } from './answers.ts';
import type { SurveyItem } from './items.ts';

/** Names of an answer's fields by what they hold; the question's id follows. */
export const ANSWER_FIELDS = {
  quantity: 'menge_',
  variant: 'wahl_',
  text: 'text_',
  day: 'tag_',
  price: 'preis_',
} as const;

/** The field that lists the mandatory fields of a form, so that its messages stand where they belong. */
export const MANDATORY_FIELD = 'pflicht';

/** The field in which a question is answered. */
export function mainField(item: Pick<SurveyItem, 'id' | 'kind'>): string {
  const part = { quantity: 'quantity', choice: 'variant', text: 'text', date: 'day' } as const;
  return `${ANSWER_FIELDS[part[item.kind]]}${item.id}`;
}

/** Answers as the texts of their fields; `euro` writes an amount as forms show it. Empty ones are left out. */
export function answerValues(answers: readonly Answer[], euro: (cents: number) => string): Record<string, string> {
  const values: Record<string, string> = {};
  const set = (part: keyof typeof ANSWER_FIELDS, id: string, value: string | null) => {
    if (value !== null) values[`${ANSWER_FIELDS[part]}${id}`] = value;
  };
  for (const { itemId, quantity, variant, textValue, neededOn, currentPriceCents } of answers) {
    set('quantity', itemId, quantity === null ? null : String(quantity));
    set('variant', itemId, variant);
    set('text', itemId, textValue);
    set('day', itemId, neededOn);
    set('price', itemId, currentPriceCents === null ? null : euro(currentPriceCents));
  }
  return values;
}
