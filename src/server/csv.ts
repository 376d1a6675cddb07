import { downloadResponse } from './download.ts';

/** A cell of an export; null is empty. Numbers are written in German form. */
export type CsvValue = string | number | null;

const BYTE_ORDER_MARK = '\ufeff';

/** Signs with which a spreadsheet takes a text for a formula (OWASP, CSV injection), full-width forms included. */
const FORMULA_START = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

function cellOf(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line: semicolons, quotes doubled, CRLF (RFC 4180 in its German form). Texts can never be run as formulas. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cellOf).join(';')}\r\n`;
}

/** An export as a download, UTF-8 with byte order mark; see `downloadResponse`. */
export function csvResponse(
  fileName: string,
  columns: readonly string[],
  batches: AsyncGenerator<readonly (readonly CsvValue[])[]>,
): Promise<Response> {
  return downloadResponse(fileName, 'text/csv', parts());

  async function* parts(): AsyncGenerator<string> {
    // With the first batch, not before it: until that is read, nothing may be answered.
    let head = BYTE_ORDER_MARK + csvLine(columns);
    for await (const batch of batches) {
      yield head + batch.map(csvLine).join('');
      head = '';
    }
    if (head !== '') yield head;
  }
}
