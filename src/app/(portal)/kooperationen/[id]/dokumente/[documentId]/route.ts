import { attachmentDisposition } from '#src/modules/documents/domain/file-name.ts';
import { getDocument } from '#src/modules/documents/reads.ts';
import { getActor } from '#src/server/session.ts';

interface Context {
  readonly params: Promise<{ readonly id: string; readonly documentId: string }>;
}

/**
 * Hands a document out to be saved, never to be shown: whatever is in it cannot run under the portal's address. Absent,
 * foreign and withdrawn documents are all the same 404; a visitor who is not signed in is asked to.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, documentId } = await params;
  const actor = await getActor();
  if (!actor) {
    const back = encodeURIComponent(`/kooperationen/${encodeURIComponent(id)}`);
    return new Response(null, { status: 303, headers: { Location: `/anmelden?weiter=${back}` } });
  }
  const document = await getDocument(actor, id, documentId);
  if (!document) {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' };
    return new Response('Dieses Dokument gibt es nicht.', { status: 404, headers });
  }
  const chunks = document.chunks();
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
      'Content-Type': document.mediaType,
      'Content-Length': String(document.size),
      'Content-Disposition': attachmentDisposition(document.fileName),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
