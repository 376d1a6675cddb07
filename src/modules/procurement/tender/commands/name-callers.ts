import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { nameCallersSchema } from '../schema.ts';
import { replaceCallers } from '../store.ts';

/** Names the bound partners who may call from the framework; closed with the notice (EuGH C-216/17). */
export const nameCallers = command('procurement.name_callers', nameCallersSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'name_callers', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('name_callers', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  if (input.bodies.length === 0) return refused('callers_missing');
  if (!(await replaceCallers(tx, record.row.id, input.bodies))) return refused('caller_not_partner');
  const details = { callers: input.bodies.length };
  await saveStep(tx, actor, record, 'name_callers', decided.to, { details });
  await updateProcurement(tx, record, {});
  audit({
    action: 'procurement.name_callers',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId],
    details,
  });
  return accepted({ id: record.row.id });
});
