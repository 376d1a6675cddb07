import { UPLOAD_PROBLEM_TEXTS } from '#src/modules/documents/texts.ts';
import type { Audience } from '../domain/status.ts';
import type { FileProblem } from './domain/files.ts';

export const AUDIENCE_LABELS: Readonly<Record<Audience, string>> = {
  participants: 'Alle Beteiligten',
  lead: 'Federführende Stelle und Aufsicht',
  team: 'Wertungsteam, nach dem Zuschlag auch Federführung und Aufsicht',
};

const {
  too_many_documents: _tooMany,
  not_entitled: _notEntitled,
  conflict: _conflict,
  ...shared
} = UPLOAD_PROBLEM_TEXTS;

/** Sentences of the upload form. */
export const FILE_PROBLEM_TEXTS: Readonly<Record<FileProblem, string>> = {
  ...shared,
  audience_missing: 'Bitte wählen Sie, wer das Dokument lesen darf.',
  too_many_documents: 'Zu dieser Beschaffung liegen schon 500 Dokumente vor. Bitte fassen Sie Anlagen zusammen.',
  not_entitled: 'Beim jetzigen Stand der Beschaffung können Sie kein Dokument hinzufügen.',
  conflict: 'Die Beschaffung wurde im selben Moment geändert. Bitte laden Sie die Datei noch einmal hoch.',
};

/** Numbers and keys of an entry of the record that are shown besides its reason; others are in the export only. */
export const DETAIL_LABELS: Readonly<Record<string, string>> = {
  lotNumber: 'Los',
  lots: 'Lose',
  required: 'Klauseln',
  deviated: 'Abweichungen',
  termMonths: 'Laufzeit in Monaten',
  cpvCodes: 'CPV-Codes',
  endedOn: 'Beendet am',
  title: 'Dokument',
  shares: 'Anteile',
  bodiesWithoutLot: 'Stellen ohne Los',
  version: 'Fassung',
  agreementVersion: 'Fassung',
  dueOn: 'Frist',
  surveyDueOn: 'Frist',
  items: 'Fragen',
  bodies: 'Stellen',
  count: 'Anzahl',
  procedureKey: 'Verfahrensart',
  pointKey: 'Prüfpunkt',
};

/** The shown details of an entry, as short texts. */
export function detailTexts(details: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(details).flatMap(([key, value]) => {
    const label = Object.hasOwn(DETAIL_LABELS, key) ? DETAIL_LABELS[key] : undefined;
    if (!label || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    return typeof value === 'object' && !Array.isArray(value) ? [] : [`${label}: ${text}`];
  });
}
