import { formatDay } from '#src/ui/format.ts';
import type { PublicListItem } from './ocds/reads.ts';
import { PUBLIC_STATE_LABELS } from './ocds/texts.ts';
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

/** Head of the export of published purchases. */
export const PUBLIC_EXPORT_COLUMNS = [
  'Kennzeichen',
  'Titel',
  'Gegenstand (CPV)',
  'Federführung',
  'Stand',
  'Angebote bis',
  'Auftragswert netto in Euro',
  'Zuletzt veröffentlicht',
] as const;

export function publicExportCells(item: PublicListItem): (string | number | null)[] {
  return [
    item.reference,
    item.title,
    item.cpvLabel,
    item.leadName,
    PUBLIC_STATE_LABELS[item.state],
    item.offersDueAt?.toISOString() ?? null,
    item.awardedCents === null ? null : item.awardedCents / 100,
    item.releasedAt.toISOString(),
  ];
}
