/** Most lines a table may have. */
export const MAX_SHEET_ROWS = 10_000;
/** Most columns a table may have. */
export const MAX_SHEET_COLUMNS = 50;

/**
 * Reads separated values as spreadsheets save them: semicolons, commas or tabs (whichever the first line has most of),
 * quotes doubled inside quotes, any line ends. Empty cells are null. Null where a quote is never closed or the text is
 * larger than a table may be.
 */
export function readCsvText(text: string): readonly (readonly (string | null)[])[] | null {
  const separator = separatorOf(text);
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator);
    if (cell === null) return null;
    row.push(cell.value === '' ? null : cell.value);
    at = cell.end;
    if (row.length > MAX_SHEET_COLUMNS) return null;
    if (text[at] === separator) {
      at += 1;
      if (at < text.length) continue;
      row.push(null);
    }
    rows.push(row);
    row = [];
    if (rows.length > MAX_SHEET_ROWS) return null;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const counts = [';', '\t', ','].map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

interface Cell {
  readonly value: string;
  readonly end: number;
}

function plainCell(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\r' && text[end] !== '\n') end += 1;
  return { value: text.slice(start, end), end };
}

function quotedCell(text: string, start: number, separator: string): Cell | null {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      // What stands between the closing quote and the separator is kept: people's programs write odd things.
      const rest = plainCell(text, quote + 1, separator);
      return { value: value + rest.value, end: rest.end };
    }
    value += '"';
    at = quote + 2;
  }
}
