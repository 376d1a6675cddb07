'use server';

import { canEnterContract } from '#src/policy/contracts.ts';
import { formAction } from '#src/server/form-action.ts';
import { isNoFile } from '#src/server/form-data.ts';
import { log } from '#src/server/log.ts';
import { countTry } from '#src/server/rate-limit.ts';
import { getActor } from '#src/server/session.ts';
import { MAX_TABLE_BYTES, readTable } from '#src/server/table/read-table.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { CONTRACT_REFUSALS } from '../refusal-texts.ts';
import { importContracts } from './commands/import-contracts.ts';
import { readContractTable, type TableLine } from './domain/contract-table.ts';
import { listKnownCpvCodes } from './reads.ts';
import { type CellError, cellErrors, codesOf } from './schema.ts';
import { FILE_PROBLEM_TEXTS, tableProblemText } from './texts.ts';

const takeOver = formAction({
  command: importContracts,
  refusals: CONTRACT_REFUSALS,
  redirectTo: () => '/vertraege?art=eigene',
});

/** Files one person may have read in an hour: reading costs more than any other step. */
const IMPORTS = { name: 'contract-import', tries: 60, windowSeconds: 3_600 } as const;
/** More messages than this nobody reads; the first ones are repaired first. */
const SHOWN_ERRORS = 40;

/** Both steps of an import over one form: reading shows what the file says and changes nothing; taking over saves it. */
export async function importContractsAction(previous: FormState, form: FormData): Promise<FormState> {
  if (!(form instanceof FormData) || form.get('intent') !== 'read') return takeOver(previous, form);
  const actor = await getActor();
  const problem = (...messages: string[]): FormState => ({
    status: 'invalid',
    fieldErrors: { datei: messages },
    values: {},
  });
  if (!actor) return problem('Ihre Sitzung ist abgelaufen. Bitte melden Sie sich neu an.');
  if (!canEnterContract(actor))
    return problem('Verträge tragen Personen ein, die in Ihrer Stelle bearbeiten oder beschaffen.');
  const file = form.get('datei');
  if (!(file instanceof File) || isNoFile(file)) return problem(FILE_PROBLEM_TEXTS.file_missing);
  if (file.size > MAX_TABLE_BYTES) return problem(FILE_PROBLEM_TEXTS.file_too_large);
  try {
    if (!(await countTry(IMPORTS, actor.personId)).allowed)
      return problem('Sie haben in der letzten Stunde sehr viele Dateien eingelesen. Bitte warten Sie etwas.');
    const table = await readTable(new Uint8Array(await file.arrayBuffer()));
    if (!table.ok) return problem(FILE_PROBLEM_TEXTS[table.problem]);
    const read = readContractTable(table.rows);
    if (!read.ok) return problem(tableProblemText(read));
    const inForm = cellErrors(read.lines);
    const errors = inForm.length > 0 ? inForm : await unknownCodes(read.lines);
    if (errors.length > 0) {
      const more = errors.length - SHOWN_ERRORS;
      const shown = errors.slice(0, SHOWN_ERRORS).map(({ cell, message }) => `Zelle ${cell}: ${message}`);
      return problem(...shown, ...(more > 0 ? [`Und ${more} weitere. Bitte berichtigen Sie zuerst diese.`] : []));
    }
    const lines = JSON.stringify(read.lines.map(({ values }) => ({ ...values, fieldKey: '' })));
    const message = 'Die Datei ist gelesen, gespeichert ist noch nichts. Bitte prüfen Sie unten, was übernommen wird.';
    return { status: 'done', message, fieldErrors: {}, values: { lines } };
  } catch (error) {
    log.error('contract_import_failed', { error });
    return problem('Das hat gerade nicht geklappt. Bitte versuchen Sie es in einem Moment noch einmal.');
  }
}

/** Cells whose CPV code the vocabulary does not hold: told here, where it can still be said which. */
async function unknownCodes(lines: readonly TableLine[]): Promise<readonly CellError[]> {
  const codes = codesOf(lines);
  if (codes.size === 0) return [];
  const known = await listKnownCpvCodes([...new Set(codes.values())]);
  const { message } = CONTRACT_REFUSALS.cpv_unknown;
  return [...codes].flatMap(([cell, code]) => (known.has(code) ? [] : [{ cell, message }]));
}
