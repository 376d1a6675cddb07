import type { Answer } from './answers.ts';
import type { SurveyItem } from './items.ts';
import { NUMBER_HEAD, SHEET_COLUMNS, type SheetColumn } from './sheet.ts';

/** Heads of the template, in the order of its columns. */
const HEADS: Readonly<Record<SheetColumn, { readonly label: string; readonly width: number }>> = {
  number: { label: NUMBER_HEAD, width: 6 },
  title: { label: 'Frage', width: 44 },
  unit: { label: 'Einheit', width: 12 },
  answer: { label: 'Antwort', width: 24 },
  variant: { label: 'Variante', width: 18 },
  price: { label: 'Heutiger Preis je Einheit und Jahr (Euro, netto)', width: 22 },
  hint: { label: 'Hinweis', width: 60 },
};

export const TEMPLATE_HEADS = SHEET_COLUMNS.map((column) => HEADS[column]);
/** Place of the column with prices, for its number format. */
export const TEMPLATE_PRICE_COLUMN = SHEET_COLUMNS.indexOf('price');

/** Rows of the template with what the body has answered so far; read back by `readSheet` without loss. */
export function templateRows(
  items: readonly SurveyItem[],
  answers: readonly Answer[],
): readonly (readonly (string | number | Date | null)[])[] {
  const given = new Map(answers.map((answer) => [answer.itemId, answer]));
  return items.map((item) => {
    const answer = given.get(item.id);
    const price = answer?.currentPriceCents ?? null;
    return [
      item.position,
      item.title,
      item.kind === 'quantity' ? item.unit : '',
      answer ? answerCell(item, answer) : null,
      item.kind === 'quantity' ? (answer?.variant ?? null) : null,
      price === null ? null : price / 100,
      hintOf(item),
    ];
  });
}

function answerCell(item: SurveyItem, answer: Answer): string | number | Date | null {
  switch (item.kind) {
    case 'quantity':
      return answer.quantity;
    case 'choice':
      return answer.variant;
    case 'date':
      return answer.neededOn === null ? null : new Date(`${answer.neededOn}T00:00:00Z`);
    case 'text':
      return answer.textValue;
  }
}

function hintOf(item: SurveyItem): string {
  const choices = item.variants.join(' / ');
  const parts = [
    item.mandatory ? 'Pflicht' : 'Freiwillig',
    ...(item.kind === 'quantity' ? ['ganze Zahl, kein Bedarf: 0'] : []),
    ...(item.kind === 'quantity' && choices ? [`Variante: ${choices}`] : []),
    ...(item.kind === 'choice' ? [`Möglich: ${choices}`] : []),
    ...(item.kind === 'date' ? ['Datum, zum Beispiel 01.07.2027'] : []),
  ];
  return `${parts.join('; ')}.${item.description ? ` ${item.description}` : ''}`;
}
