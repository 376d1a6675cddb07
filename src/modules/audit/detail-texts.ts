import { FIELD_LABELS, SECTION_LABELS, STATUS_LABELS } from '#src/modules/cooperations/texts.ts';
import { DOCUMENT_PURPOSE_LABELS } from '#src/modules/documents/texts.ts';
import { roleNames } from '#src/modules/identity/texts.ts';
import { CERTAINTY_LABELS, PROCEDURE_LABELS } from '#src/modules/legal/texts.ts';
import { formatDay, formatEuro, formatFileSize, formatInstant, formatNumber } from '#src/ui/format.ts';
import { actionLabel, subjectLabel } from './texts.ts';

/** One line of an entry's details as people read it. */
export interface AuditDetail {
  readonly label: string;
  readonly text: string;
}

interface DetailContext {
  /** What the entry is about: a legal value in cents is an amount of money. */
  readonly subjectId: string;
  /** Names of the bodies that details refer to by id. */
  readonly bodyNames: Readonly<Record<string, string>>;
}

const LABELS: Readonly<Record<string, string>> = {
  action: 'Vorgang',
  activatedOn: 'Beginn',
  active: 'Zur Auswahl',
  after: 'Nachher',
  assurance: 'Nachweis',
  before: 'Vorher',
  bodyId: 'Organisation',
  by: 'Bestätigt mit',
  certainty: 'Sicherheit',
  closedOn: 'Bisheriger Wert gilt bis',
  complete: 'Vollständig',
  consentId: 'Zustimmung',
  contentVersion: 'Fassung',
  count: 'Anzahl',
  documentId: 'Dokument',
  dueOn: 'Frist',
  ended: 'Beendete Sitzungen',
  endedOn: 'Ende',
  endedSessions: 'Beendete Sitzungen',
  failedAttempts: 'Fehlversuche',
  fields: 'Geänderte Angaben',
  filters: 'Filter',
  from: 'Von',
  inquiryId: 'Rückfrage',
  invitationId: 'Einladung',
  invitedBodyIds: 'Eingeladen',
  issuer: 'Anmeldedienst',
  label: 'Bezeichnung',
  leadBodyId: 'Federführung',
  mailNotices: 'Mitteilungen auch als Mail',
  method: 'Anmeldung mit',
  personId: 'Person',
  procedure: 'Verfahren',
  purpose: 'Art',
  reference: 'Kennzeichen',
  required: 'Verlangt',
  revokedBodyId: 'Einladung zurückgenommen an',
  roles: 'Rollen',
  section: 'Abschnitt',
  sha256: 'Prüfsumme (SHA-256)',
  size: 'Größe',
  slug: 'Adresse im Verzeichnis',
  sort: 'Reihenfolge',
  source: 'Quelle',
  step: 'Schritt',
  subjectId: 'Gegenstand',
  subjectType: 'Art des Gegenstands',
  to: 'Nach',
  validFrom: 'Gilt ab',
  validTo: 'Gilt bis',
  value: 'Wert',
  version: 'Version',
  voidedConsents: 'Hinfällige Zustimmungen',
};

/** Two keys that tell one change; the log keeps them in no order. */
const CHANGES: readonly { readonly from: string; readonly to: string; readonly label: string }[] = [
  { from: 'from', to: 'to', label: 'Stand' },
  { from: 'before', to: 'after', label: 'Rollen' },
];

/** In a filter 'from' and 'to' are days, elsewhere states. */
const FILTER_LABELS: Readonly<Record<string, string>> = { from: 'von', to: 'bis' };

/** Words for values, by the key they stand under. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  assurance: { normal: 'ein Faktor', substantial: 'zwei Faktoren' },
  by: { password: 'Passwort' },
  certainty: CERTAINTY_LABELS,
  fields: FIELD_LABELS,
  from: STATUS_LABELS,
  method: { password: 'Passwort', oidc: 'Verwaltungskonto' },
  procedure: PROCEDURE_LABELS,
  purpose: DOCUMENT_PURPOSE_LABELS,
  section: SECTION_LABELS,
  step: { password: 'Passwort', second_factor: 'zweiter Faktor' },
  to: STATUS_LABELS,
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/**
 * An entry's details in German. A key without a name here is shown as it is recorded, and a value of unforeseen shape as
 * text: nothing recorded is ever left out.
 */
export function auditDetails(details: Readonly<Record<string, unknown>>, context: DetailContext): AuditDetail[] {
  const changes = CHANGES.filter(({ from, to }) => Object.hasOwn(details, from) && Object.hasOwn(details, to));
  const told = new Set(changes.flatMap(({ from, to }) => [from, to]));
  return [
    ...changes.map(({ from, to, label }) => ({
      label,
      text: changeText(
        details[from] === null ? null : detailText(from, details[from], context),
        detailText(to, details[to], context),
      ),
    })),
    ...Object.entries(details)
      .filter(([key]) => !told.has(key))
      .map(([key, value]) => ({
        label: own(LABELS, key) ?? key,
        text: key === 'filters' ? filterText(value, context) : detailText(key, value, context),
      })),
  ];
}

function changeText(from: string | null, to: string): string {
  return from === null || from === to ? to : `${from} → ${to}`;
}

function detailText(key: string, value: unknown, context: DetailContext): string {
  if (value === null || value === '') return 'keine Angabe';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value === 'number') return numberText(key, value, context);
  if (typeof value === 'string') return wordText(key, value, context);
  if (key === 'roles' || key === 'before' || key === 'after') return roleNames(value);
  if (Array.isArray(value)) return value.map((item) => detailText(key, item, context)).join(', ') || 'keine';
  return JSON.stringify(value);
}

function numberText(key: string, value: number, { subjectId }: DetailContext): string {
  if (key === 'size') return formatFileSize(value);
  if (key === 'value' && subjectId.endsWith('_cents')) return formatEuro(value);
  return formatNumber(value);
}

function wordText(key: string, value: string, { bodyNames }: DetailContext): string {
  if (DAY.test(value)) return formatDay(value);
  if (INSTANT.test(value)) return formatInstant(new Date(value));
  // As with subjects, eight signs tell ids apart.
  if (UUID.test(value)) return own(bodyNames, value) ?? value.slice(0, 8);
  return own(WORDS[key] ?? {}, value) ?? value;
}

function filterText(value: unknown, context: DetailContext): string {
  if (value === null || typeof value !== 'object') return detailText('filters', value, context);
  const parts = Object.entries(value).map(([key, part]) => {
    if (key === 'action' && typeof part === 'string') return actionLabel(part);
    if (key === 'subjectType' && typeof part === 'string') return subjectLabel(part);
    return `${own(FILTER_LABELS, key) ?? own(LABELS, key) ?? key} ${detailText(key, part, context)}`;
  });
  return parts.join(', ') || 'keine';
}

/** Ids in details that may name a body. */
export function idsInDetails(details: Readonly<Record<string, unknown>>): string[] {
  return Object.values(details)
    .flat()
    .filter((value): value is string => typeof value === 'string' && UUID.test(value));
}

/** Keys and values come from the log: one called like a property every object has must not be taken for a label. */
function own(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
