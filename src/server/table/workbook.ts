import writeWorkbook, { type SheetData } from 'write-excel-file/node';

/** A cell of a workbook; null is empty. Texts stay texts: a workbook keeps formulas apart, so none can be made from them. */
export type WorkbookCell = string | number | Date | null;

/** One sheet: a head in bold that stays in view, and its rows. */
export interface WorkbookSheet {
  /** At most 31 characters, none of \ / ? * [ ] : */
  readonly name: string;
  readonly columns: readonly { readonly label: string; readonly width: number }[];
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** Format of numbers by column, e.g. { 3: '#,##0.00' }; a column left out keeps the usual one. */
  readonly formats?: Readonly<Record<number, string>>;
}

/** Longest text a cell may hold. */
const MAX_CELL_LENGTH = 32_767;
export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The sheets as the bytes of an XLSX file. */
export async function workbookBytes(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const file = await writeWorkbook(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: [
        sheet.columns.map(({ label }) => ({ value: label, type: String, fontWeight: 'bold' as const, wrap: true })),
        ...sheet.rows.map((row) => row.map((cell, column) => cellOf(cell, sheet.formats?.[column]))),
      ] as SheetData,
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
  );
  return file.toBuffer();
}

/** The sheets as a download. */
export async function workbookResponse(fileName: string, sheets: readonly WorkbookSheet[]): Promise<Response> {
  return new Response(new Uint8Array(await workbookBytes(sheets)), {
    headers: {
      'Content-Type': WORKBOOK_TYPE,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

function cellOf(value: WorkbookCell, format: string | undefined) {
  if (value === null || value === '') return null;
  if (value instanceof Date) return { value, type: Date, format: 'dd.mm.yyyy' };
  if (typeof value === 'number') return format ? { value, type: Number, format } : { value, type: Number };
  return { value: storable(value), type: String, wrap: true };
}

/** Without the characters XML cannot hold; a program would call the file damaged. */
function storable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/[\uFFFE\uFFFF]/g, ' ')
    .slice(0, MAX_CELL_LENGTH);
}
