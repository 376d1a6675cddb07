import { attachmentDisposition } from '#src/modules/documents/domain/file-name.ts';

/** A stored file on its way to somebody entitled to it. */
export interface StoredFile {
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  chunks(): AsyncGenerator<Uint8Array, void, undefined>;
}

/**
 * Hands a file out to be saved, never to be shown: whatever is in it cannot run under the portal's address. Null, for what is
 * absent, foreign or withdrawn, is always the same 404.
 */
export function storedFileResponse(file: StoredFile | null): Response {
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
