import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import { MAX_DOCUMENT_BYTES } from '#src/modules/documents/domain/document-type.ts';
import { cleanTitle, MAX_TITLE_LENGTH } from '#src/modules/documents/domain/upload-return.ts';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { AUDIENCES } from '#src/modules/procurement/domain/status.ts';
import { addFile } from '#src/modules/procurement/file/commands/add-file.ts';
import { FILE_PROBLEMS, type FileProblem, fileReturnPath } from '#src/modules/procurement/file/domain/files.ts';
import { addFileSchema } from '#src/modules/procurement/file/schema.ts';
import { PROCUREMENT_REFUSALS } from '#src/modules/procurement/refusal-texts.ts';
import type { Actor } from '#src/policy/actor.ts';
import { isAppError } from '#src/server/errors.ts';
import { isProvenSameOrigin } from '#src/server/http/client-origin.ts';
import { log } from '#src/server/log.ts';
import { type ReceivedForm, receiveForm } from '#src/server/multipart.ts';
import { countTry } from '#src/server/rate-limit.ts';
import { getActor } from '#src/server/session.ts';

/** Uploads of one person: enough for a whole file of a case, too few to fill the database. */
const UPLOADS = { name: 'procurement-upload', tries: 60, windowSeconds: 3_600 } as const;

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/**
 * Takes a file from a plain form, with or without JavaScript, and answers with a redirect: to the record when it is
 * stored, back to the form with the problem and what was typed when it is not.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const host = request.headers.get('host') ?? '';
  if (!isProvenSameOrigin(Object.fromEntries(request.headers), host)) return answer(403);
  if (!isId(id)) return answer(404);
  const actor = await getActor();
  const formPath = `${procurementPath(id, 'record')}/dateien/neu`;
  if (!actor) return seeOther(`/anmelden?weiter=${encodeURIComponent(formPath)}`);
  const refuse = (problem: FileProblem) => seeOther(fileReturnPath(formPath, back(problem, {})));
  let form: ReceivedForm;
  try {
    const verdict = await countTry(UPLOADS, actor.personId);
    if (!verdict.allowed) return refuse('too_many_uploads');
  } catch (error) {
    log.error('upload_not_counted', { error });
    return refuse('unavailable');
  }
  try {
    form = await receiveForm(request, MAX_DOCUMENT_BYTES);
  } catch (error) {
    log.warn('upload_broken', { error, procurementId: id });
    return refuse('upload_broken');
  }
  try {
    const problem = await store(actor, id, form);
    if (problem === null) return seeOther(`${procurementPath(id, 'record')}#dokumente`);
    if (problem === 404 || problem === 403) return answer(problem);
    return seeOther(fileReturnPath(formPath, back(problem, form.fields)));
  } finally {
    await form.dispose();
  }
}

/** Stores the file; null when done, else the problem. */
async function store(actor: Actor, id: string, form: ReceivedForm): Promise<FileProblem | 403 | 404 | null> {
  const { fields, file } = form;
  const title = cleanTitle(fields.title ?? '');
  if (form.tooLarge) return 'file_too_large';
  if (file === null) return 'file_missing';
  if (title === '') return 'title_missing';
  if (title.length > MAX_TITLE_LENGTH) return 'title_too_long';
  const parsed = addFileSchema.safeParse({ procurementId: id, audience: fields.audience, title, file });
  if (!parsed.success) return 'audience_missing';
  const key = isId(fields._key ?? '') ? fields._key : undefined;
  try {
    const outcome = await addFile.execute(actor, parsed.data, key);
    if (outcome.ok) return null;
    const problem = FILE_PROBLEMS.find((known) => known === outcome.reason);
    return problem ?? (outcome.reason in PROCUREMENT_REFUSALS ? 'not_entitled' : 'unavailable');
  } catch (error) {
    if (isAppError(error, 'not_found')) return 404;
    if (isAppError(error, 'forbidden')) return 403;
    if (isAppError(error, 'conflict')) return 'conflict';
    log.error('upload_failed', { error, procurementId: id });
    return 'unavailable';
  }
}

function back(problem: FileProblem, fields: Readonly<Record<string, string>>) {
  return { problem, title: fields.title ?? '', audience: AUDIENCES.find((known) => known === fields.audience) ?? null };
}

/** The address is relative: behind a proxy this process does not know its own name. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
}

function answer(status: 403 | 404): Response {
  const text = status === 403 ? 'Dieser Schritt ist nicht erlaubt.' : 'Diese Seite gibt es nicht.';
  return new Response(text, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
