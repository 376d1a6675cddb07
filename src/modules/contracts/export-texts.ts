import type { CsvValue } from '#src/server/csv.ts';
import { berlinDay, formatDay } from '#src/ui/format.ts';
import type { CallOffListItem } from './call-offs/reads/call-offs.ts';
import { remainingOf } from './domain/volume.ts';
import type { ContractRow } from './reads/contract-record.ts';
import type { SavingsLine } from './savings/reads.ts';
import { CALL_OFF_STATUS_LABELS, CONTRACT_STATUS_LABELS, SAVINGS_KIND_LABELS, savingsMethodText } from './texts.ts';

const euro = (cents: number | null): number | null => (cents === null ? null : cents / 100);
const day = (value: string | null): string | null => (value === null ? null : formatDay(value));

export const CONTRACT_EXPORT_COLUMNS: readonly string[] = [
  'Nummer',
  'Gegenstand',
  'Auftragnehmer',
  'Geschlossen von',
  'Art',
  'Stand',
  'Beginn',
  'Ende',
  'Ursprünglicher Wert netto',
  'Höchstwert netto',
  'Abgerufen netto',
  'Übrig netto',
  'Höchstmenge',
  'Abgerufene Menge',
  'Übrige Menge',
  'Einheit',
];

/** A contract as a line of the export. */
export function contractExportCells(row: ContractRow): CsvValue[] {
  const { valueCents, quantity } = remainingOf(row);
  return [
    row.reference,
    row.title,
    row.supplierName,
    row.ownerName,
    row.procurementId ? 'gemeinsam' : 'eigener Vertrag',
    CONTRACT_STATUS_LABELS[row.status],
    day(row.startsOn),
    day(row.endsOn),
    euro(row.originalValueCents),
    euro(row.maxValueCents),
    row.isFramework ? euro(row.calledValueCents) : null,
    euro(valueCents),
    row.maxQuantity,
    row.isFramework ? row.calledQuantity : null,
    quantity,
    row.unit,
  ];
}

export const CALL_OFF_EXPORT_COLUMNS: readonly string[] = [
  'Nummer',
  'Vertrag',
  'Gegenstand',
  'Auftragnehmer',
  'Stelle',
  'Stand',
  'Menge',
  'Einheit',
  'Preis je Einheit netto',
  'Betrag netto',
  'Haushaltsstelle',
  'Zweck',
  'Benötigt am',
  'Geliefert',
];

/** A call-off as a line of the export. */
export function callOffExportCells(item: CallOffListItem): CsvValue[] {
  return [
    item.reference,
    item.contractReference,
    item.contractTitle,
    item.supplierName,
    item.bodyName,
    CALL_OFF_STATUS_LABELS[item.status],
    item.quantity,
    item.unit,
    euro(item.unitPriceCents),
    euro(item.amountCents),
    item.budgetLine,
    item.purpose,
    day(item.neededOn),
    item.deliveredQuantity,
  ];
}

export const SAVINGS_EXPORT_COLUMNS: readonly string[] = [
  'Tag',
  'Beschaffung',
  'Gegenstand',
  'Vertrag',
  'Abruf',
  'Stelle',
  'Art',
  'Menge',
  'Vergleichswert netto',
  'Preis netto',
  'Einsparung netto',
  'Methode',
];

/** A line of the savings ledger as a line of the export. A baseline alone saves nothing yet. */
export function savingsExportCells(line: SavingsLine): CsvValue[] {
  return [
    formatDay(berlinDay(new Date(line.recordedAt))),
    line.procurementReference,
    line.title,
    line.contractReference,
    line.callOffReference,
    line.bodyName,
    SAVINGS_KIND_LABELS[line.kind],
    line.quantity,
    euro(line.baselineCents),
    euro(line.actualCents),
    line.actualCents === null ? null : euro(line.baselineCents - line.actualCents),
    savingsMethodText(line.method),
  ];
}
