import { auditScope, canExportAuditLog } from '#src/policy/audit.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted } from '#src/server/outcome.ts';
import { isFiltered } from '../domain/log-query.ts';
import { exportSchema } from '../schema.ts';

/**
 * Records that the log was taken out, by whom and how much of it, before a line leaves. The body exported for sees the
 * entry, the oversight roles see all of them.
 */
export const exportAuditLog = command('audit.export_audit_log', exportSchema, async ({ actor, audit }, query) => {
  if (!canExportAuditLog(actor)) throw new AppError('forbidden');
  const complete = auditScope(actor).kind === 'all' && !isFiltered(query);
  const filters = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null));
  audit({
    action: 'audit.export_audit_log',
    subjectType: 'audit_log',
    subjectId: complete ? 'complete' : 'partial',
    bodyIds: [actor.bodyId],
    details: { complete, filters },
  });
  return accepted({ complete, query });
});
