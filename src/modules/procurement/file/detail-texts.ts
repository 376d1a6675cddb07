import {
  AMENDMENT_GROUND_LABELS,
  AMENDMENT_KIND_LABELS,
  CALL_OFF_STATUS_LABELS,
  CONTRACT_STEP_LABELS,
} from '#src/modules/contracts/texts.ts';
import { formatDay, formatEuro, formatFileSize, formatNumber } from '#src/ui/format.ts';
import { CHANNEL_LABELS, OUTCOME_LABELS } from '../award/texts.ts';
import { FINDING_LABELS, LEGAL_PROCEDURE_LABELS, POINT_LABELS } from '../legality/texts.ts';
import { STEP_LABELS } from '../schedule/texts.ts';

type Format = (value: unknown) => string;

const day: Format = (value) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value) : '');
const number: Format = (value) => (typeof value === 'number' ? formatNumber(value) : '');
const euro: Format = (value) => (typeof value === 'number' ? formatEuro(value) : '');
const size: Format = (value) => (typeof value === 'number' ? formatFileSize(value) : '');
const plain: Format = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const list: Format = (value) => (Array.isArray(value) ? value.join(', ') : plain(value));
const word =
  (labels: Readonly<Record<string, string>>): Format =>
  (value) =>
    typeof value === 'string' && Object.hasOwn(labels, value) ? (labels[value] ?? '') : '';
/** Said only where it is so. */
const flag =
  (text: string): Format =>
  (value) =>
    value === true ? text : '';

/**
 * What the record shows of an entry's details, in this order, and how. Ids and computed snapshots are in the export only;
 * a key without a line here is not shown.
 */
const DETAILS: Readonly<Record<string, { readonly label: string | null; readonly format: Format }>> = {
  reference: { label: null, format: plain },
  step: { label: null, format: word({ ...CALL_OFF_STATUS_LABELS, ...CONTRACT_STEP_LABELS }) },
  kind: { label: null, format: word(AMENDMENT_KIND_LABELS) },
  groundKey: { label: 'Grundlage', format: word(AMENDMENT_GROUND_LABELS) },
  title: { label: 'Dokument', format: plain },
  size: { label: 'Größe', format: size },
  lotNumber: { label: 'Los', format: plain },
  lots: { label: 'Lose', format: list },
  quantity: { label: 'Menge', format: number },
  amountCents: { label: 'Betrag netto', format: euro },
  rating: { label: 'Bewertung', format: plain },
  estimatedValueCents: { label: 'Geschätzter Wert netto', format: euro },
  sharedCostsCents: { label: 'Gemeinsame Kosten', format: euro },
  cpvCodes: { label: 'CPV-Codes', format: list },
  termMonths: { label: 'Laufzeit in Monaten', format: plain },
  act: { label: null, format: word({ added: 'hinzugefügt', changed: 'geändert', removed: 'entfernt' }) },
  required: { label: 'Geltende Klauseln', format: list },
  shares: { label: 'Anteile', format: number },
  bodiesWithoutLot: { label: 'Stellen ohne Los', format: number },
  items: { label: 'Fragen', format: number },
  copied: { label: 'Übernommene Fragen', format: number },
  asked: { label: 'Gefragte Stellen', format: number },
  reminded: { label: 'Erinnerte Stellen', format: number },
  participants: { label: 'Beteiligte', format: number },
  answered: { label: 'Antworten', format: number },
  confirmed: { label: 'Bestätigungen', format: number },
  correction: { label: null, format: flag('Korrektur') },
  conditional: { label: null, format: flag('mit Bedingung') },
  dueOn: { label: 'Frist', format: day },
  surveyDueOn: { label: 'Frist', format: day },
  before: { label: 'bisher', format: day },
  pointKey: { label: 'Prüfpunkt', format: word(POINT_LABELS) },
  finding: { label: null, format: word(FINDING_LABELS) },
  procedureKey: { label: 'Verfahrensart', format: word(LEGAL_PROCEDURE_LABELS) },
  stepKey: { label: 'Schritt', format: word(STEP_LABELS) },
  startsOn: { label: 'Von', format: day },
  endsOn: { label: 'Bis', format: day },
  agreementVersion: { label: 'Fassung', format: plain },
  version: { label: 'Fassung', format: plain },
  partners: { label: 'Partner', format: number },
  resolutionDate: { label: 'Beschluss vom', format: day },
  voidedConsents: { label: 'Hinfällige Zustimmungen', format: number },
  callers: { label: 'Abrufberechtigte', format: number },
  late: { label: null, format: flag('verspätet eingegangen') },
  corrected: { label: null, format: flag('berichtigt') },
  readmitted: { label: null, format: flag('wieder zugelassen') },
  priceBeforeCents: { label: 'Preis bisher', format: euro },
  priceCents: { label: 'Preis netto', format: euro },
  awarded: { label: 'Lose mit Zuschlag', format: number },
  notAwarded: { label: 'Lose ohne Zuschlag', format: number },
  channel: { label: null, format: word(CHANNEL_LABELS) },
  sentOn: { label: 'Abgesandt am', format: day },
  standstillEndsOn: { label: 'Wartefrist bis', format: day },
  filedOn: { label: 'Eingereicht am', format: day },
  outcome: { label: 'Ausgang', format: word(OUTCOME_LABELS) },
  resolvedOn: { label: 'Beendet am', format: day },
  contracts: { label: 'Verträge', format: list },
  ocid: { label: 'OCID', format: plain },
  endedOn: { label: 'Beendet am', format: day },
};

/** The shown details of an entry, as short German texts in a fixed order. */
export function detailTexts(details: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(DETAILS).flatMap(([key, { label, format }]) => {
    const text = Object.hasOwn(details, key) ? format(details[key]) : '';
    if (text === '') return [];
    return [label === null ? text : `${label}: ${text}`];
  });
}
