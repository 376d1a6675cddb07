import type { TableProblem } from '#src/server/table/read-table.ts';
import { formatNumber } from '#src/ui/format.ts';
import { MAX_IMPORTED, type ReadContracts } from './domain/contract-table.ts';

/** Why a file cannot be read at all. */
export const FILE_PROBLEM_TEXTS: Readonly<Record<TableProblem | 'file_missing', string>> = {
  file_missing: 'Bitte wählen Sie eine Datei aus.',
  file_empty: 'Die Datei ist leer.',
  file_too_large: 'Die Datei ist größer als 2 MB.',
  type_not_allowed: 'Das ist keine XLSX- oder CSV-Datei.',
  old_format:
    'Die Datei ist im alten Excel-Format oder mit einem Kennwort geschützt. Bitte speichern Sie sie als XLSX ohne Kennwort.',
  file_encrypted: 'Die Datei ist verschlüsselt. Bitte speichern Sie sie ohne Kennwort.',
  file_damaged: 'Die Datei ist beschädigt. Bitte speichern Sie sie noch einmal.',
  too_many_cells: 'Die Datei hat mehr Zeilen oder Spalten, als gelesen werden.',
};

/** Why a table holds no contracts that could be taken over. */
export function tableProblemText(read: Extract<ReadContracts, { ok: false }>): string {
  switch (read.reason) {
    case 'no_heads':
      return `In der ersten Zeile fehlen Spalten der Vorlage: ${read.missing.join(', ')}.`;
    case 'no_lines':
      return 'Die Datei enthält keine Verträge.';
    default:
      return `Bitte teilen Sie die Datei: Auf einmal werden höchstens ${formatNumber(MAX_IMPORTED)} Verträge übernommen.`;
  }
}
