import type { GuardedJson, JsonProblem } from '#src/server/json-guard.ts';
import type { ImportProblem } from './domain/import-proposal.ts';

export const NOTHING_GIVEN = 'Bitte wählen Sie eine Datei, oder fügen Sie ihren Inhalt ein.';

export const NO_OCDS =
  'Die Datei ist kein OCDS: Auf oberster Ebene fehlt „ocid“ (einzelner Release), „releases“ (Paket) oder „records“ (Datensatz).';

export const NOT_UTF8 = 'Die Datei ist kein Text in UTF-8.';

export const TOO_LARGE = 'Die Datei ist größer als 1 MB.';

export const IMPORT_PROBLEM_TEXTS: Readonly<Record<ImportProblem, string>> = {
  several_processes: 'Die Datei enthält mehrere Vorgänge (verschiedene „ocid“). Bitte übernehmen Sie jeden einzeln.',
  no_release: 'Die Datei enthält keinen Release.',
  no_tender: '/tender: Die Angaben zur Vergabe fehlen. Daraus lässt sich nichts übernehmen.',
  no_title: '/tender/title: Der Titel fehlt.',
  too_many_lots: '/tender/lots: Es sind mehr als 300 Lose.',
};

const JSON_PROBLEM_TEXTS: Readonly<Record<JsonProblem, string>> = {
  too_large: TOO_LARGE,
  syntax: 'Die Datei ist kein gültiges JSON.',
  too_deep: 'ist zu tief verschachtelt (höchstens 40 Ebenen).',
  too_many_values: 'Die Datei hat mehr als 60.000 Angaben.',
  too_many_entries: 'hat mehr als 2.000 Einträge.',
  forbidden_name: 'enthält einen Namen, der nicht zulässig ist.',
  forbidden_character: 'enthält Zeichen, die sich nicht speichern lassen.',
};

/** Why a text is not even read, with the place. */
export function jsonProblemText({ problem, pointer, line, column, near }: Extract<GuardedJson, { ok: false }>): string {
  const text = JSON_PROBLEM_TEXTS[problem];
  if (problem === 'syntax') {
    if (line !== undefined) return `${text} Zeile ${line}, Spalte ${column}.`;
    return near ? `${text} Der Fehler steht bei „${near}“.` : text;
  }
  return /^[a-z]/.test(text) ? `${pointer || 'Die Datei'} ${text}` : text;
}

/** Reasons shown; more of them help nobody. */
const SHOWN = 20;

interface PlacedError {
  readonly pointer: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What differs from the official schema, each with its place in the file. */
export function shapeErrorTexts(errors: readonly PlacedError[]): readonly string[] {
  // Of alternatives the schema reports that none fits; what is wrong inside says more.
  const telling = errors.filter(({ keyword }) => keyword !== 'oneOf');
  const texts = [...new Set((telling.length > 0 ? telling : errors).map(sentenceOf))];
  const more = texts.length - SHOWN;
  return more > 0 ? [...texts.slice(0, SHOWN), `… und ${more} weitere Abweichungen.`] : texts;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'Text',
  number: 'Zahl',
  integer: 'ganze Zahl',
  boolean: 'Wahrheitswert',
  array: 'Liste',
  object: 'Objekt',
  null: 'leer (null)',
};

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'ein Zeitpunkt wie 2027-01-31T12:00:00Z',
  uri: 'eine vollständige Adresse wie https://…',
};

function sentenceOf({ pointer, keyword, params }: PlacedError): string {
  const place = pointer || '/';
  switch (keyword) {
    case 'required':
      return `${place}: Die Angabe „${params.missingProperty}“ fehlt.`;
    case 'type':
      return `${place}: Erwartet wird ${[params.type].flat().map(typeName).join(' oder ')}.`;
    case 'enum':
      return `${place}: Dieser Wert steht nicht in der Liste des Standards${allowed(params.allowedValues)}.`;
    case 'format':
      return `${place}: Erwartet wird ${FORMATS[String(params.format)] ?? 'eine andere Schreibweise'}.`;
    case 'minLength':
    case 'minItems':
      return `${place}: Darf nicht leer sein.`;
    case 'uniqueItems':
      return `${place}: Zwei Einträge sind gleich.`;
    case 'pattern':
      return `${place}: Die Schreibweise passt nicht.`;
    default:
      return `${place}: Entspricht nicht dem Standard (${keyword}).`;
  }
}

function typeName(type: unknown): string {
  return TYPES[String(type)] ?? String(type);
}

function allowed(values: unknown): string {
  const known = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
  return known.length > 0 && known.length <= 20 ? ` (${known.join(', ')})` : '';
}
