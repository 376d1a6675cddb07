import { formatDay } from '#src/ui/format.ts';
import type { CooperationListItem } from './reads/list.ts';
import type { PublicCooperation } from './reads/public.ts';
import { PARTNER_STATUS_LABELS, STATUS_LABELS } from './texts.ts';

/** Head of the export of one's own cooperations, those one decides on, or all that were submitted. */
export const COOPERATION_EXPORT_COLUMNS = [
  'Aktenzeichen',
  'Titel',
  'Stand',
  'Feld',
  'Federführung',
  'Weitere Partner (Anzahl)',
  'Weitere Partner (Auswahl)',
  'Aufsichtsbehörde',
  'Eigene Beteiligung',
  'Frist',
  'Beginn',
  'Zuletzt geändert',
] as const;

export function cooperationExportCells(item: CooperationListItem): (string | number | null)[] {
  return [
    item.reference,
    item.title,
    STATUS_LABELS[item.status],
    item.fieldLabel,
    item.leadName,
    item.partnerCount,
    item.partnerNames.join(', '),
    item.authorityName,
    item.ownStatus && PARTNER_STATUS_LABELS[item.ownStatus],
    item.dueOn && formatDay(item.dueOn),
    item.startsOn && formatDay(item.startsOn),
    item.updatedAt.toISOString(),
  ];
}

/** Head of the export of public cooperations. */
export const PUBLIC_EXPORT_COLUMNS = [
  'Aktenzeichen',
  'Titel',
  'Stand',
  'Feld',
  'Partner',
  'Beginn',
  'Seit',
  'Quelle',
] as const;

export function publicExportCells(item: PublicCooperation): (string | number | null)[] {
  return [
    item.reference,
    item.title,
    STATUS_LABELS[item.status],
    item.fieldLabel,
    item.partners.map((partner) => partner.name).join(', '),
    item.startsOn && formatDay(item.startsOn),
    item.since && formatDay(item.since),
    item.sourceUrl,
  ];
}
