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

/**
 * An export as a download, UTF-8 with byte order mark. Rows are read batch by batch as the receiver takes them. The
 * first batch is read before anything is answered, so that an outage is an error page and not an empty file.
 *
 * @param fileName ASCII, e.g. `kommunen.csv`
 */
export async function csvResponse(
  fileName: string,
  columns: readonly string[],
  batches: AsyncGenerator<readonly (readonly CsvValue[])[]>,
): Promise<Response> {
  const encoder = new TextEncoder();
  let next: IteratorResult<readonly (readonly CsvValue[])[]> | undefined = await batches.next();
  let started = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const batch = next ?? (await batches.next());
      next = undefined;
      const start = started ? '' : BYTE_ORDER_MARK + csvLine(columns);
      started = true;
      const lines = batch.done ? '' : batch.value.map(csvLine).join('');
      if (start + lines !== '') controller.enqueue(encoder.encode(start + lines));
      if (batch.done) controller.close();
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
