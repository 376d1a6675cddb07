import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { ANSWER_LIMITS, type Answer, emptyAnswer } from './answers.ts';
import type { SurveyItem } from './items.ts';

/** A cell as a file holds it. A formula is never computed: its last shown result counts as what stands there. */
export type SheetCell = string | number | boolean | Date | null;

/** Columns of the template, A to G. */
export const SHEET_COLUMNS = ['number', 'title', 'unit', 'answer', 'variant', 'price', 'hint'] as const;

export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** What can be wrong with a cell, or with the file as a whole (cell null). */
export type SheetProblem =
  | 'head_missing'
  | 'nothing_found'
  | 'number_missing'
  | 'number_unknown'
  | 'number_twice'
  | 'other_question'
  | 'not_a_quantity'
  | 'quantity_too_large'
  | 'not_a_price'
  | 'price_too_large'
  | 'not_a_day'
  | 'variant_unknown'
  | 'choice_unknown'
  | 'text_too_long'
  | 'calculation_failed';

export interface SheetError {
  /** Address in the file, e.g. "C7"; null for the file as a whole. */
  readonly cell: string | null;
  readonly problem: SheetProblem;
  /** What was allowed there, where the sentence names it. */
  readonly allowed?: readonly string[];
}

/** What a file says: answers to the questions it names, and everything that cannot be read. */
export interface ReadSheet {
  readonly answers: readonly Answer[];
  readonly errors: readonly SheetError[];
}

/** How texts are read; passed in, because forms read amounts and days in the same way. */
export interface CellParsers {
  readonly euroCents: (text: string) => number | null;
  readonly day: (text: string) => IsoDay | null;
}

/** The head of the first column: the line that carries it begins the table. */
export const NUMBER_HEAD = 'Nr.';

/** Cells a spreadsheet shows in place of a result. */
const FAILED = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|WERT!|BEZUG!|ZAHL!|NV|SPILL!)$/i;

/** Address of a cell in a file: column A is 0, the first row 0. */
export function cellAddress(row: number, column: number): string {
  const letters = column < 26 ? String.fromCharCode(65 + column) : '?';
  return `${letters}${row + 1}`;
}

/** Reads the filled-in template. Every error names its cell; a question the file leaves out keeps its answer. */
export function readSheet(
  rows: readonly (readonly SheetCell[])[],
  items: readonly SurveyItem[],
  parsers: CellParsers,
): ReadSheet {
  const head = rows.findIndex((row) => textOf(row[0] ?? null) === NUMBER_HEAD);
  if (head === -1) return { answers: [], errors: [{ cell: null, problem: 'head_missing' }] };
  const answers = new Map<string, Answer>();
  const errors: SheetError[] = [];
  for (let index = head + 1; index < rows.length; index += 1) {
    const row = rows[index] ?? [];
    if (row.every((cell) => textOf(cell) === '')) continue;
    const item = itemOf(row, items);
    if (typeof item === 'string') {
      errors.push({ cell: cellAddress(index, item === 'other_question' ? 1 : 0), problem: item });
      continue;
    }
    if (answers.has(item.id)) {
      errors.push({ cell: cellAddress(index, 0), problem: 'number_twice' });
      continue;
    }
    const read = readRow(row, index, item, parsers);
    answers.set(item.id, read.answer);
    errors.push(...read.errors);
  }
  if (answers.size === 0 && errors.length === 0) errors.push({ cell: null, problem: 'nothing_found' });
  return { answers: [...answers.values()], errors };
}

function itemOf(
  row: readonly SheetCell[],
  items: readonly SurveyItem[],
): SurveyItem | 'number_missing' | 'number_unknown' | 'other_question' {
  const number = textOf(row[0] ?? null);
  if (number === '') return 'number_missing';
  const item = items.find(({ position }) => String(position) === number);
  if (!item) return 'number_unknown';
  // The template of another survey has the same numbers. Exports put an apostrophe before what looks like a formula.
  const title = textOf(row[1] ?? null).replace(/^'/, '');
  return title === '' || sameText(title, item.title) ? item : 'other_question';
}

function readRow(row: readonly SheetCell[], index: number, item: SurveyItem, parsers: CellParsers) {
  const errors: SheetError[] = [];
  const at = (column: SheetColumn) => row[SHEET_COLUMNS.indexOf(column)] ?? null;
  const fail = (column: SheetColumn, problem: SheetProblem, allowed?: readonly string[]) => {
    const cell = cellAddress(index, SHEET_COLUMNS.indexOf(column));
    errors.push(allowed ? { cell, problem, allowed } : { cell, problem });
    return null;
  };
  const read = <T>(column: SheetColumn, parse: (cell: SheetCell) => T | SheetProblem | null): T | null => {
    const cell = at(column);
    const text = textOf(cell);
    if (text === '') return null;
    if (FAILED.test(text)) return fail(column, 'calculation_failed');
    const value = parse(cell);
    if (typeof value === 'string' && PROBLEMS.has(value)) {
      return fail(column, value as SheetProblem, value.endsWith('_unknown') ? item.variants : undefined);
    }
    return value as T;
  };
  const answer: Answer = {
    ...emptyAnswer(item.id),
    ...(item.kind === 'quantity' ? { quantity: read('answer', readQuantity) } : {}),
    ...(item.kind === 'quantity' && item.variants.length > 0
      ? { variant: read('variant', (cell) => readVariant(cell, item, 'variant_unknown')) }
      : {}),
    ...(item.kind === 'quantity' && item.asksPrice
      ? { currentPriceCents: read('price', (cell) => readPrice(cell, parsers)) }
      : {}),
    ...(item.kind === 'choice' ? { variant: read('answer', (cell) => readVariant(cell, item, 'choice_unknown')) } : {}),
    ...(item.kind === 'date' ? { neededOn: read('answer', (cell) => readDay(cell, parsers)) } : {}),
    ...(item.kind === 'text' ? { textValue: readText(at('answer'), () => fail('answer', 'text_too_long')) } : {}),
  };
  return { answer, errors };
}

const PROBLEMS: ReadonlySet<string> = new Set<SheetProblem>([
  'not_a_quantity',
  'quantity_too_large',
  'not_a_price',
  'price_too_large',
  'not_a_day',
  'variant_unknown',
  'choice_unknown',
]);

/** A whole number from 0: as a number, or as text in German form ("1.250"). */
export function readQuantity(cell: SheetCell): number | SheetProblem {
  const number = typeof cell === 'number' ? cell : parseWholeNumber(textOf(cell));
  if (number === null || !Number.isInteger(number) || number < 0) return 'not_a_quantity';
  return number > ANSWER_LIMITS.quantity ? 'quantity_too_large' : number;
}

/** Digits, thousands parted by dots or spaces or not at all; null for anything else, decimals included. */
export function parseWholeNumber(text: string): number | null {
  if (!/^(\d{1,12}|\d{1,3}(\.\d{3}){1,3}|\d{1,3}([\s\u00a0\u202f]\d{3}){1,3})$/.test(text)) return null;
  return Number(text.replace(/[.\s\u00a0\u202f]/g, ''));
}

function readPrice(cell: SheetCell, parsers: CellParsers): number | SheetProblem {
  let cents: number | null;
  if (typeof cell === 'number') {
    cents = Math.round(cell * 100);
    // 12.345 euro is no amount; 0.1 + 0.2 is.
    if (!Number.isFinite(cell) || Math.abs(cell * 100 - cents) > 1e-4) return 'not_a_price';
  } else {
    cents = parsers.euroCents(textOf(cell));
  }
  if (cents === null || cents < 0) return 'not_a_price';
  return cents > ANSWER_LIMITS.priceCents ? 'price_too_large' : cents;
}

function readDay(cell: SheetCell, parsers: CellParsers): IsoDay | SheetProblem {
  const day = cell instanceof Date ? dayOf(cell) : parsers.day(textOf(cell));
  return day !== null && /^(19|2\d)\d{2}-/.test(day) ? day : 'not_a_day';
}

/** Spreadsheets have days without a zone; readers hand them out as midnight UTC. */
function dayOf(date: Date): IsoDay | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

function readVariant(cell: SheetCell, item: SurveyItem, problem: SheetProblem): string {
  return item.variants.find((variant) => sameText(variant, textOf(cell))) ?? problem;
}

function readText(cell: SheetCell, tooLong: () => null): string | null {
  const text = textOf(cell);
  if (text.length > ANSWER_LIMITS.text) return tooLong();
  return text === '' ? null : text;
}

/** What a person sees in the cell, without control characters. */
function textOf(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nein';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell).replace('.', ',') : '';
  if (cell instanceof Date) return dayOf(cell) ?? '';
  return cell
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

function sameText(a: string, b: string): boolean {
  const folded = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('de-DE');
  return folded(a) === folded(b);
}
