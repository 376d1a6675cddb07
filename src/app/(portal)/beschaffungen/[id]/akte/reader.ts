import { ReportsBusyError } from '#src/db/report-lane.ts';
import { getRecordExport, type RecordExport } from '#src/modules/procurement/file/reads/export.ts';
import type { Actor } from '#src/policy/actor.ts';
import { getActor } from '#src/server/session.ts';

/** The record to be exported and who asked for it, or the answer to whoever gets none. */
export async function recordForExport(
  id: string,
): Promise<{ readonly actor: Actor; readonly record: RecordExport } | Response> {
  const actor = await getActor();
  if (!actor) {
    const back = encodeURIComponent(`/beschaffungen/${encodeURIComponent(id)}/akte`);
    return new Response(null, { status: 303, headers: { Location: `/anmelden?weiter=${back}` } });
  }
  try {
    const record = await getRecordExport(actor, id);
    if (record) return { actor, record };
  } catch (error) {
    if (error instanceof ReportsBusyError) return new Response(null, { status: 503 });
    throw error;
  }
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' };
  return new Response('Diese Vergabeakte gibt es nicht.', { status: 404, headers });
}
