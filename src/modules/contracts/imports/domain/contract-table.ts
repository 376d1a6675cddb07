/** A cell of a table as it was read. */
export type Cell = string | number | boolean | Date | null;

/** Heads of the template, in its order, with the field each fills. */
export const TEMPLATE_COLUMNS = [
  { field: 'title', label: 'Gegenstand', width: 40 },
  { field: 'supplierName', label: 'Auftragnehmer', width: 30 },
  { field: 'startsOn', label: 'Beginn', width: 14 },
  { field: 'endsOn', label: 'Ende', width: 14 },
  { field: 'noticeMonths', label: 'Kündigungsfrist in Monaten', width: 16 },
  { field: 'originalValueCents', label: 'Wert netto in Euro', width: 18 },
  { field: 'cpvCode', label: 'CPV-Code', width: 14 },
  { field: 'poolingVisible', label: 'Für gemeinsame Planung sichtbar (ja/nein)', width: 22 },
  { field: 'note', label: 'Notiz', width: 40 },
] as const;

export type TemplateField = (typeof TEMPLATE_COLUMNS)[number]['field'];

/** Most contracts taken over at once. */
export const MAX_IMPORTED = 200;

/** A line of the table as texts of the form's fields, with its line number in the file. */
export interface TableLine {
  readonly line: number;
  /** Where each field stands, as spreadsheets name a cell: "C5". */
  readonly cells: Readonly<Record<TemplateField, string>>;
  readonly values: Readonly<Record<TemplateField, string>>;
}

export type ReadContracts =
  | { readonly ok: true; readonly lines: readonly TableLine[] }
  | {
      readonly ok: false;
      readonly reason: 'no_heads' | 'no_lines' | 'too_many_lines';
      readonly missing: readonly string[];
    };

/**
 * The lines of a table under the template's heads, wherever these columns stand; empty lines are left out. Texts are checked
 * by the form's own schema afterwards, so that a file can say nothing a form could not.
 */
export function readContractTable(rows: readonly (readonly Cell[])[]): ReadContracts {
  const heads = (rows[0] ?? []).map((cell) => foldedHead(textOf(cell)));
  const places = TEMPLATE_COLUMNS.map(({ field, label }) => ({
    field,
    label,
    place: heads.indexOf(foldedHead(label)),
  }));
  const missing = places.filter(({ field, place }) => place < 0 && REQUIRED.has(field)).map(({ label }) => label);
  if (missing.length > 0) return { ok: false, reason: 'no_heads', missing };
  const lines = rows.slice(1).flatMap((row, index): TableLine[] => {
    const values = Object.fromEntries(
      places.map(({ field, place }) => [field, place < 0 ? '' : fieldText(field, row[place] ?? null)]),
    ) as Record<TemplateField, string>;
    if (Object.values(values).every((text) => text === '')) return [];
    const line = index + 2;
    const cells = Object.fromEntries(
      places.map(({ field, place }) => [field, place < 0 ? `Zeile ${line}` : `${columnName(place)}${line}`]),
    ) as Record<TemplateField, string>;
    return [{ line, cells, values }];
  });
  if (lines.length === 0) return { ok: false, reason: 'no_lines', missing: [] };
  if (lines.length > MAX_IMPORTED) return { ok: false, reason: 'too_many_lines', missing: [] };
  return { ok: true, lines };
}

const REQUIRED: ReadonlySet<TemplateField> = new Set(['title', 'supplierName', 'startsOn']);

/** Name of a column by its place from 0: A, B, … Z, AA. */
function columnName(place: number): string {
  const rest = Math.floor(place / 26);
  return `${rest === 0 ? '' : columnName(rest - 1)}${String.fromCharCode(65 + (place % 26))}`;
}

const foldedHead = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function fieldText(field: TemplateField, cell: Cell): string {
  if (field === 'originalValueCents' && typeof cell === 'number') return cell.toFixed(2).replace('.', ',');
  const text = textOf(cell);
  if (field !== 'poolingVisible') return text;
  return /^(ja|j|x|wahr|true)$/i.test(text) ? 'ja' : '';
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nein';
  return String(cell).trim();
}
