import { z } from 'zod';
import { addContractSchema } from '../schema.ts';
import { cellAddress, MAX_IMPORTED, type TableLine } from './domain/contract-table.ts';

/** What is wrong in a file, by cell. */
export interface CellError {
  readonly cell: string;
  readonly message: string;
}

/** Every cell of the lines that the form of a single contract would refuse. */
export function cellErrors(lines: readonly TableLine[]): readonly CellError[] {
  return lines.flatMap(({ line, values }) => {
    const parsed = addContractSchema.safeParse({ ...values, fieldKey: '' });
    if (parsed.success) return [];
    return parsed.error.issues.map(({ path, message }) => ({
      cell: cellAddress(String(path[0] ?? ''), line),
      message,
    }));
  });
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
