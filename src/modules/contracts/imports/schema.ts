import { z } from 'zod';
import { addContractSchema } from '../schema.ts';
import { MAX_IMPORTED, type TableLine, type TemplateField } from './domain/contract-table.ts';

/** What is wrong in a file, by cell. */
export interface CellError {
  readonly cell: string;
  readonly message: string;
}

/** Every cell of the lines that the form of a single contract would refuse, as far as it can be told without the database. */
export function cellErrors(lines: readonly TableLine[]): readonly CellError[] {
  return lines.flatMap(({ line, cells, values }) => {
    const parsed = addContractSchema.safeParse({ ...values, fieldKey: '' });
    if (parsed.success) return [];
    return parsed.error.issues.map(({ path: [field], message }) => ({
      cell: Object.hasOwn(cells, String(field)) ? cells[field as TemplateField] : `Zeile ${line}`,
      message,
    }));
  });
}

/** The CPV codes of lines without errors, by the digits the vocabulary lists. */
export function codesOf(lines: readonly TableLine[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap(({ cells, values }) => (values.cpvCode === '' ? [] : [[cells.cpvCode, values.cpvCode.slice(0, 8)]])),
  );
}

/** The lines as the preview sends them back: JSON in one hidden field, checked like single forms. */
export const importContractsSchema = z.object({
  lines: z
    .string('Bitte lesen Sie zuerst eine Datei ein.')
    .max(1_000_000, 'Die Datei ist zu groß.')
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'Bitte lesen Sie die Datei noch einmal ein.' });
        return z.NEVER;
      }
    })
    .pipe(z.array(addContractSchema).min(1).max(MAX_IMPORTED)),
});
