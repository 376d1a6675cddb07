import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { withdrawFileSchema } from '../schema.ts';
import { withdrawStoredFile } from '../store.ts';

/** Takes a file of one's own body back. It stays listed as withdrawn; its bytes can no longer be loaded. */
export const withdrawFile = command('procurement.withdraw_file', withdrawFileSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const record = await loadForVerb(context, 'withdraw_file', input.procurementId);
  const decided = decideVerb('withdraw_file', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { audience, title } = await withdrawStoredFile(tx, actor, now, record.row.id, input.fileId);
  const details = { fileId: input.fileId, title };
  await saveStep(tx, actor, record, 'withdraw_file', decided.to, { audience, details });
  audit({
    action: 'procurement.withdraw_file',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [...new Set([record.row.leadBodyId, actor.bodyId])],
    details: { fileId: input.fileId },
  });
  return accepted({ id: record.row.id });
});
