import type { Actor } from '#src/policy/actor.ts';
import { readTable, type TableProblem } from '#src/server/table/read-table.ts';
import { parseGermanDate } from '#src/ui/form/parse-date.ts';
import { parseEuroCents } from '#src/ui/form/parse-money.ts';
import type { Answer } from '../domain/answers.ts';
import { readSheet, type SheetError } from '../domain/sheet.ts';
import { getSurveyRoom } from './room.ts';

/** What came of a file. */
export type ReadImport =
  | { readonly outcome: 'read'; readonly answers: readonly Answer[] }
  | { readonly outcome: 'unreadable'; readonly problem: TableProblem }
  | { readonly outcome: 'errors'; readonly errors: readonly SheetError[] };

/** Reads a filled-in template against the questionnaire. Changes nothing; null for whoever may not answer. */
export async function readImport(actor: Actor, procurementId: string, bytes: Uint8Array): Promise<ReadImport | null> {
  const room = await getSurveyRoom(actor, procurementId);
  if (!room?.procurement.verbs.includes('answer_survey')) return null;
  const table = await readTable(bytes);
  if (!table.ok) return { outcome: 'unreadable', problem: table.problem };
  const sheet = readSheet(table.rows, room.items, { euroCents: parseEuroCents, day: parseGermanDate });
  return sheet.errors.length > 0
    ? { outcome: 'errors', errors: sheet.errors }
    : { outcome: 'read', answers: sheet.answers };
}
