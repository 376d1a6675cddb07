import { INSPECTION_REFUSALS } from '#src/modules/documents/domain/inspect.ts';
import { cleanTitle, MAX_TITLE_LENGTH } from '#src/modules/documents/domain/upload-return.ts';
import { AUDIENCES, type Audience } from '../../domain/status.ts';

/** More than any real procedure holds; keeps one purchase's page and storage bounded. */
export const MAX_FILES = 500;

/** Everything that can keep a file from being taken. */
export const FILE_PROBLEMS = [
  'file_missing',
  'file_too_large',
  ...INSPECTION_REFUSALS,
  'type_mismatch',
  'title_missing',
  'title_too_long',
  'audience_missing',
  'too_many_documents',
  'too_many_uploads',
  'upload_broken',
  'not_entitled',
  'conflict',
  'unavailable',
] as const;

export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** What the form shows after a refused upload: the problem and what was typed. */
export interface FileReturn {
  readonly problem: FileProblem | null;
  readonly title: string;
  readonly audience: Audience | null;
}

const NAMES = { problem: 'fehler', title: 'titel', audience: 'kreis' } as const;

/** Reads the address a refused upload led to. Anything unknown counts as absent. */
export function readFileReturn(text: (name: string) => string): FileReturn {
  return {
    problem: FILE_PROBLEMS.find((known) => known === text(NAMES.problem)) ?? null,
    title: cleanTitle(text(NAMES.title)).slice(0, MAX_TITLE_LENGTH),
    audience: AUDIENCES.find((known) => known === text(NAMES.audience)) ?? null,
  };
}

/** Address of the form with the problem and what was typed, so that nothing has to be typed twice. */
export function fileReturnPath(formPath: string, back: FileReturn): string {
  const parameters = new URLSearchParams();
  if (back.problem) parameters.set(NAMES.problem, back.problem);
  if (back.title) parameters.set(NAMES.title, cleanTitle(back.title).slice(0, MAX_TITLE_LENGTH));
  if (back.audience) parameters.set(NAMES.audience, back.audience);
  return `${formPath}?${parameters}`;
}

/**
 * Path of each file inside the export: numbered in order, so that two of the same name stay apart and unpack on every system.
 */
export function exportPaths(files: readonly { readonly id: string; readonly fileName: string }[]): Map<string, string> {
  const width = Math.max(3, String(files.length).length);
  return new Map(
    files.map(({ id, fileName }, index) => [id, `dokumente/${String(index + 1).padStart(width, '0')} ${fileName}`]),
  );
}
