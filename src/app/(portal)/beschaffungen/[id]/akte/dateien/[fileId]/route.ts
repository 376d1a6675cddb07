import { attachmentDisposition } from '#src/modules/documents/domain/file-name.ts';
import { getFileDownload } from '#src/modules/procurement/file/reads/download.ts';
import { getActor } from '#src/server/session.ts';

interface Context {
  readonly params: Promise<{ readonly id: string; readonly fileId: string }>;
}

/**
 * Hands a file out to be saved, never to be shown: whatever is in it cannot run under the portal's address. Absent,
 * foreign and withdrawn files are all the same 404; a visitor who is not signed in is asked to.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, fileId } = await params;
  const actor = await getActor();
  if (!actor) {
    const back = encodeURIComponent(`/beschaffungen/${encodeURIComponent(id)}/akte`);
    return new Response(null, { status: 303, headers: { Location: `/anmelden?weiter=${back}` } });
  }
  const file = await getFileDownload(actor, id, fileId);
  if (!file) {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' };
    return new Response('Dieses Dokument gibt es nicht.', { status: 404, headers });
  }
  const chunks = file.chunks();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.size),
      'Content-Disposition': attachmentDisposition(file.fileName),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
