import { DOCUMENT_PURPOSES, type DocumentPurpose } from './document-type.ts';
import { INSPECTION_REFUSALS } from './inspect.ts';

/** Everything that can keep a document from being taken. */
export const UPLOAD_PROBLEMS = [
  'file_missing',
  'file_too_large',
  ...INSPECTION_REFUSALS,
  'type_mismatch',
  'title_missing',
  'title_too_long',
  'purpose_missing',
  'too_many_documents',
  'too_many_uploads',
  'upload_broken',
  'not_entitled',
  'conflict',
  'unavailable',
] as const;

export type UploadProblem = (typeof UPLOAD_PROBLEMS)[number];

/** Longest title of a document, in characters. */
export const MAX_TITLE_LENGTH = 200;

/** Names of the parameters with which a refused upload leads back to its form. */
export const UPLOAD_RETURN_PARAMETERS = { problem: 'fehler', title: 'titel', purpose: 'zweck' } as const;

/** What the form shows after a refused upload: the problem and what was typed. */
export interface UploadReturn {
  readonly problem: UploadProblem | null;
  readonly title: string;
  readonly purpose: DocumentPurpose | null;
}

type RawParameters = Record<string, string | string[] | undefined>;

/** Reads the address a refused upload led to. Anything unknown counts as absent. */
export function readUploadReturn(parameters: RawParameters): UploadReturn {
  const value = (name: string): string => {
    const given = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return (Array.isArray(given) ? given[0] : given) ?? '';
  };
  const { problem, title, purpose } = UPLOAD_RETURN_PARAMETERS;
  return {
    problem: UPLOAD_PROBLEMS.find((known) => known === value(problem)) ?? null,
    title: cleanTitle(value(title)).slice(0, MAX_TITLE_LENGTH),
    purpose: DOCUMENT_PURPOSES.find((known) => known === value(purpose)) ?? null,
  };
}

/** Address of the form with the problem and what was typed, so that nothing has to be typed twice. */
export function uploadReturnPath(formPath: string, back: UploadReturn): string {
  const parameters = new URLSearchParams();
  const { problem, title, purpose } = UPLOAD_RETURN_PARAMETERS;
  if (back.problem) parameters.set(problem, back.problem);
  if (back.title) parameters.set(title, cleanTitle(back.title).slice(0, MAX_TITLE_LENGTH));
  if (back.purpose) parameters.set(purpose, back.purpose);
  return `${formPath}?${parameters}`;
}

/** One line of text without control characters and turning marks. */
export function cleanTitle(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
