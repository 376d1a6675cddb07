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
