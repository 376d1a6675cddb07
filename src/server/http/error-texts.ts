/** What went wrong, from the point of view of someone waiting for an answer. */
export type FailureKind =
  | 'outage'
  | 'overload'
  | 'late'
  | 'fault'
  | 'outage-unsaved'
  | 'overload-unsaved'
  | 'late-unknown'
  | 'fault-unknown'
  | 'too-large'
  | 'slow-body'
  | 'rejected'
  | 'cross-site'
  | 'not-found'
  | 'method';

export interface FailureText {
  readonly status: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Seconds after which another attempt is sensible. */
  readonly retryAfter?: number;
}

const SEND_AGAIN_IS_SAFE =
  'Sie können dieselben Eingaben gefahrlos noch einmal absenden: Was schon gespeichert ist, wird nicht doppelt ausgeführt.';

/** German texts for every answer the front gives in place of the application. */
export const FAILURE_TEXTS: Readonly<Record<FailureKind, FailureText>> = {
  outage: {
    status: 503,
    title: 'Der Dienst ist gerade nicht erreichbar',
    paragraphs: [
      'Die Datenbank des Portals antwortet im Moment nicht. Wir prüfen laufend, ob sie wieder da ist.',
      'Bitte versuchen Sie es in einigen Sekunden noch einmal. Ihre gespeicherten Daten sind nicht betroffen.',
    ],
    retryAfter: 5,
  },
  'outage-unsaved': {
    status: 503,
    title: 'Der Dienst ist gerade nicht erreichbar',
    paragraphs: [
      'Die Datenbank des Portals antwortet im Moment nicht. Ihre Eingaben wurden nicht gespeichert.',
      'Bitte senden Sie sie in einigen Sekunden noch einmal ab.',
    ],
    retryAfter: 5,
  },
  overload: {
    status: 503,
    title: 'Gerade sind zu viele Anfragen gleichzeitig unterwegs',
    paragraphs: ['Bitte versuchen Sie es in wenigen Sekunden noch einmal.'],
    retryAfter: 2,
  },
  'overload-unsaved': {
    status: 503,
    title: 'Gerade sind zu viele Anfragen gleichzeitig unterwegs',
    paragraphs: [
      'Ihre Eingaben wurden nicht angenommen und nicht gespeichert. Bitte senden Sie sie in wenigen Sekunden noch einmal ab.',
    ],
    retryAfter: 2,
  },
  late: {
    status: 503,
    title: 'Die Antwort dauert zu lange',
    paragraphs: [
      'Das Portal konnte die Seite nicht rechtzeitig zusammenstellen. Bitte versuchen Sie es in einigen Sekunden noch einmal.',
    ],
    retryAfter: 5,
  },
  'late-unknown': {
    status: 503,
    title: 'Es ist nicht sicher, ob Ihre Eingaben gespeichert wurden',
    paragraphs: ['Das Portal hat nicht rechtzeitig geantwortet.', SEND_AGAIN_IS_SAFE],
    retryAfter: 5,
  },
  fault: {
    status: 500,
    title: 'Da ist bei uns etwas schiefgegangen',
    paragraphs: [
      'Die Seite konnte wegen eines Fehlers im Portal nicht angezeigt werden. Der Fehler wurde aufgezeichnet.',
      'Wenn es wieder geschieht, nennen Sie der Betreuung bitte die Kennung unten.',
    ],
  },
  'fault-unknown': {
    status: 500,
    title: 'Da ist bei uns etwas schiefgegangen',
    paragraphs: [
      'Wegen eines Fehlers im Portal ist nicht sicher, ob Ihre Eingaben gespeichert wurden. Der Fehler wurde aufgezeichnet.',
      SEND_AGAIN_IS_SAFE,
      'Wenn es wieder geschieht, nennen Sie der Betreuung bitte die Kennung unten.',
    ],
  },
  'too-large': {
    status: 413,
    title: 'Die Daten sind zu groß',
    paragraphs: [
      'Ein Formular darf bis zu 1 MB, ein Dokument bis zu 25 MB groß sein. Es wurde nichts gespeichert.',
      'Bitte kürzen Sie die Eingaben oder verkleinern Sie die Datei und versuchen Sie es noch einmal.',
    ],
  },
  'slow-body': {
    status: 408,
    title: 'Die Übertragung wurde abgebrochen',
    paragraphs: ['Ihre Daten sind nicht rechtzeitig vollständig angekommen. Es wurde nichts gespeichert.'],
  },
  rejected: {
    status: 400,
    title: 'Diese Anfrage ist nicht zulässig',
    paragraphs: [
      'Die Adresse enthält Zeichen oder Angaben, die das Portal nicht annimmt. Bitte prüfen Sie die Adresse.',
    ],
  },
  'cross-site': {
    status: 403,
    title: 'Diese Anfrage kam nicht von einer Seite des Portals',
    paragraphs: [
      'Zu Ihrem Schutz nimmt das Portal nur Formulare an, die es selbst angezeigt hat. Es wurde nichts gespeichert.',
      'Bitte öffnen Sie das Formular im Portal neu.',
    ],
  },
  'not-found': {
    status: 404,
    title: 'Diese Adresse gibt es nicht',
    paragraphs: ['Bitte prüfen Sie die Adresse oder beginnen Sie auf der Startseite.'],
  },
  method: {
    status: 405,
    title: 'Diese Art von Anfrage ist nicht zulässig',
    paragraphs: ['Das Portal nimmt hier nur Seitenaufrufe und Formulare an.'],
  },
};

/** The same failure for someone who had sent something: what became of the input has to be said. */
export function failureForInput(kind: 'outage' | 'overload' | 'late' | 'fault', reached: boolean): FailureKind {
  if (kind === 'fault') return 'fault-unknown';
  if (kind === 'late' || reached) return 'late-unknown';
  return kind === 'overload' ? 'overload-unsaved' : 'outage-unsaved';
}
