import { ReportsBusyError } from '#src/db/report-lane.ts';

/**
 * A file whose text is made part by part as the receiver takes it. The first part is made before anything is answered, so
 * that an outage is an error page and not an empty file. Where exports have no place at the moment the answer is a bare
 * 503, which the front server puts into words (src/server/http/exchange.ts).
 *
 * @param fileName ASCII, e.g. `kommunen.csv`
 * @param mediaType without its charset, e.g. `text/csv`
 */
export async function downloadResponse(
  fileName: string,
  mediaType: string,
  parts: AsyncGenerator<string>,
): Promise<Response> {
  const encoder = new TextEncoder();
  let next: IteratorResult<string> | undefined;
  try {
    next = await parts.next();
  } catch (error) {
    if (error instanceof ReportsBusyError) return new Response(null, { status: 503 });
    throw error;
  }
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = next ?? (await parts.next());
      next = undefined;
      if (part.done) controller.close();
      else controller.enqueue(encoder.encode(part.value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': `${mediaType}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
