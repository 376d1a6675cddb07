import { forbidden } from 'next/navigation';
import { exportAuditLog } from '#src/modules/audit/commands/export-audit-log.ts';
import { exportAuditEntries } from '#src/modules/audit/reads/export.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canExportAuditLog } from '#src/policy/audit.ts';
import { downloadResponse } from '#src/server/download.ts';
import { requireActor } from '#src/server/session.ts';

/** The log as JSON Lines with the filters of the page. That it was taken out is recorded before the first line leaves. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor('/verwaltung/protokoll');
  if (!canExportAuditLog(actor)) forbidden();
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const outcome = await exportAuditLog.execute(actor, exportAuditLog.schema.parse(parameters));
  if (!outcome.ok) forbidden();
  const { complete, query } = outcome.value;
  const name = `${complete ? 'protokoll' : 'protokoll-auszug'}-${berlinDay(new Date())}.jsonl`;
  return downloadResponse(name, 'application/jsonl', exportAuditEntries(actor, query));
}
