import type { ItemKind } from './domain/items.ts';
import type { SheetError, SheetProblem } from './domain/sheet.ts';

export const ITEM_KIND_LABELS: Readonly<Record<ItemKind, string>> = {
  quantity: 'Menge',
  choice: 'Auswahl',
  text: 'Text',
  date: 'Datum',
};

export const ITEM_KIND_HINTS: Readonly<Record<ItemKind, string>> = {
  quantity: 'Eine Zahl mit Einheit, auf Wunsch mit Variante und heutigem Preis.',
  choice: 'Eine von mehreren Antworten, die Sie vorgeben.',
  text: 'Eine Antwort in eigenen Worten.',
  date: 'Ein Tag, zum Beispiel ab wann etwas gebraucht wird.',
};

/** Kept in the confirmation as the reason of its end. */
export const VOIDED_BY_CORRECTION = 'Die Antworten wurden nach der Bestätigung geändert.';
export const VOIDED_BY_DECLINE = 'Die Stelle hat erklärt, keinen Bedarf zu haben.';

/** Method of the entry that takes a baseline back. */
export const TAKEN_BACK_METHOD = 'Die verbindliche Bestätigung ist hinfällig: Ausgangswerte zurückgenommen';

const SHEET_PROBLEM_TEXTS: Readonly<Record<SheetProblem, (allowed: string) => string>> = {
  head_missing: () =>
    'Die Datei enthält keine Zeile, die in der ersten Spalte mit „Nr.“ beginnt. Bitte verwenden Sie die Vorlage.',
  nothing_found: () => 'Die Datei enthält keine Antworten.',
  number_missing: () => 'In dieser Zeile fehlt die Nummer der Frage.',
  number_unknown: () => 'Eine Frage mit dieser Nummer gibt es in dieser Abfrage nicht.',
  number_twice: () => 'Diese Frage steht schon weiter oben in der Datei.',
  other_question: () => 'Die Frage lautet in dieser Abfrage anders. Bitte laden Sie die Vorlage neu herunter.',
  not_a_quantity: () => 'Hier muss eine ganze Zahl ab 0 stehen, zum Beispiel 25.',
  quantity_too_large: () => 'Hier darf höchstens 10.000.000 stehen.',
  not_a_price: () => 'Hier muss ein Betrag in Euro mit höchstens zwei Nachkommastellen stehen, zum Beispiel 1250,00.',
  price_too_large: () => 'Hier darf höchstens 100.000.000,00 stehen.',
  not_a_day: () => 'Hier muss ein Datum stehen, zum Beispiel 01.07.2027.',
  variant_unknown: (allowed) => `Diese Variante gibt es nicht. Möglich: ${allowed}.`,
  choice_unknown: (allowed) => `Diese Antwort gibt es nicht. Möglich: ${allowed}.`,
  text_too_long: () => 'Der Text ist länger als 2.000 Zeichen.',
  calculation_failed: () => 'Die Formel in dieser Zelle hat kein Ergebnis. Bitte tragen Sie den Wert selbst ein.',
};

/** The sentence for what is wrong in a file, with the cell it is about. */
export function sheetErrorText({ cell, problem, allowed = [] }: SheetError): string {
  const sentence = SHEET_PROBLEM_TEXTS[problem](allowed.map((one) => `„${one}“`).join(', '));
  return cell === null ? sentence : `Zelle ${cell}: ${sentence}`;
}

/** Why a file cannot be read at all. */
export const TABLE_PROBLEM_TEXTS = {
  file_missing: 'Bitte wählen Sie eine Datei aus.',
  file_empty: 'Die Datei ist leer.',
  file_too_large: 'Die Datei ist größer als 2 MB.',
  type_not_allowed: 'Das ist keine XLSX- oder CSV-Datei.',
  old_format:
    'Die Datei ist im alten Excel-Format (.xls) gespeichert oder mit einem Kennwort geschützt. Bitte speichern Sie sie als XLSX ohne Kennwort.',
  file_encrypted: 'Die Datei ist verschlüsselt. Bitte speichern Sie sie ohne Kennwort.',
  file_damaged: 'Die Datei ist beschädigt. Bitte speichern Sie sie noch einmal.',
  too_many_cells: 'Die Datei hat mehr Zeilen oder Spalten, als gelesen werden: höchstens 10.000 Zeilen und 50 Spalten.',
} as const;
