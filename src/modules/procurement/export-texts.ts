import { formatDay } from '#src/ui/format.ts';
import type { ProcurementListItem } from './reads/list.ts';
import { ARRANGEMENT_LABELS, ownPartText, STATUS_LABELS } from './texts.ts';

/** Head of the export of purchases. */
export const PROCUREMENT_EXPORT_COLUMNS = [
  'Kennzeichen',
  'Titel',
  'Stand',
  'Feld',
  'Federführung',
  'Vertragsart',
  'Eigene Beteiligung',
  'Nächster Termin',
  'Zuletzt geändert',
] as const;

export function procurementExportCells(item: ProcurementListItem): (string | null)[] {
  return [
    item.reference,
    item.title,
    STATUS_LABELS[item.status],
    item.fieldLabel,
    item.leadName,
    ARRANGEMENT_LABELS[item.arrangement],
    ownPartText({ status: item.ownStatus, isLead: item.ownIsLead, isPartner: item.ownIsPartner }),
    item.dueOn && formatDay(item.dueOn),
    item.updatedAt.toISOString(),
  ];
}
