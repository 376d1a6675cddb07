import type { z } from 'zod';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import { MAX_DOCUMENT_BYTES } from '#src/modules/documents/domain/document-type.ts';
import { cleanTitle, MAX_TITLE_LENGTH } from '#src/modules/documents/domain/upload-return.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { Command } from './command.ts';
import { isAppError } from './errors.ts';
import { isProvenSameOrigin } from './http/client-origin.ts';
import { log } from './log.ts';
import { type ReceivedForm, receiveForm, type StagedFile } from './multipart.ts';
import { countTry, type RateLimit } from './rate-limit.ts';
import { getActor } from './session.ts';

/** What can keep any upload from being taken; each kind adds its own. */
type CommonProblem =
  | 'file_missing'
  | 'file_too_large'
  | 'title_missing'
  | 'title_too_long'
  | 'too_many_uploads'
  | 'upload_broken'
  | 'not_entitled'
  | 'conflict'
  | 'unavailable';

type Fields = Readonly<Record<string, string>>;

/** How one kind of upload differs from the others. */
export interface Upload<Schema extends z.ZodType, Reason extends string, Problem extends string> {
  readonly limit: RateLimit;
  readonly formPath: string;
  /** Where to go once it is stored. */
  readonly donePath: string;
  readonly command: Command<Schema, unknown, Reason>;
  readonly input: (fields: Fields, title: string, file: StagedFile) => object;
  /** What is wrong when the input does not fit the command's schema. */
  readonly misfit: Problem;
  readonly problems: readonly (Problem | CommonProblem)[];
  /** The reasons of the case's own rules, which all mean: not now, or not you. */
  readonly refusals: Readonly<Record<string, unknown>>;
  /** Address of the form with the problem and what was typed. */
  readonly back: (problem: Problem | CommonProblem, fields: Fields) => string;
}

/**
 * Takes a file from a plain form, with or without JavaScript, and answers with a redirect: to the case when it is stored,
 * back to the form with the problem and what was typed when it is not. For route handlers, because a server action would
 * hold the whole file in memory.
 */
export async function takeUpload<Schema extends z.ZodType, Reason extends string, Problem extends string>(
  request: Request,
  caseId: string,
  upload: Upload<Schema, Reason, Problem>,
): Promise<Response> {
  const host = request.headers.get('host') ?? '';
  if (!isProvenSameOrigin(Object.fromEntries(request.headers), host)) return answer(403);
  if (!isId(caseId)) return answer(404);
  const actor = await getActor();
  if (!actor) return seeOther(`/anmelden?weiter=${encodeURIComponent(upload.formPath)}`);
  const refuse = (problem: CommonProblem) => seeOther(upload.back(problem, {}));
  let form: ReceivedForm;
  try {
    const verdict = await countTry(upload.limit, actor.personId);
    if (!verdict.allowed) return refuse('too_many_uploads');
  } catch (error) {
    log.error('upload_not_counted', { error });
    return refuse('unavailable');
  }
  try {
    form = await receiveForm(request, MAX_DOCUMENT_BYTES);
  } catch (error) {
    log.warn('upload_broken', { error, caseId });
    return refuse('upload_broken');
  }
  try {
    const problem = await store(actor, caseId, form, upload);
    if (problem === null) return seeOther(upload.donePath);
    if (problem === 404 || problem === 403) return answer(problem);
    return seeOther(upload.back(problem, form.fields));
  } finally {
    await form.dispose();
  }
}

/** Stores the file; null when done, else the problem. */
async function store<Schema extends z.ZodType, Reason extends string, Problem extends string>(
  actor: Actor,
  caseId: string,
  { fields, file, tooLarge }: ReceivedForm,
  upload: Upload<Schema, Reason, Problem>,
): Promise<Problem | CommonProblem | 403 | 404 | null> {
  const title = cleanTitle(fields.title ?? '');
  if (tooLarge) return 'file_too_large';
  if (file === null) return 'file_missing';
  if (title === '') return 'title_missing';
  if (title.length > MAX_TITLE_LENGTH) return 'title_too_long';
  const parsed = upload.command.schema.safeParse(upload.input(fields, title, file));
  if (!parsed.success) return upload.misfit;
  const key = isId(fields._key ?? '') ? fields._key : undefined;
  try {
    const outcome = await upload.command.execute(actor, parsed.data, key);
    if (outcome.ok) return null;
    const problem = upload.problems.find((known) => known === (outcome.reason as string));
    return problem ?? (outcome.reason in upload.refusals ? 'not_entitled' : 'unavailable');
  } catch (error) {
    if (isAppError(error, 'not_found')) return 404;
    if (isAppError(error, 'forbidden')) return 403;
    if (isAppError(error, 'conflict')) return 'conflict';
    log.error('upload_failed', { error, caseId });
    return 'unavailable';
  }
}

/** The address is relative: behind a proxy this process does not know its own name. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
}

function answer(status: 403 | 404): Response {
  const text = status === 403 ? 'Dieser Schritt ist nicht erlaubt.' : 'Diese Seite gibt es nicht.';
  return new Response(text, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
