import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { stopAskingSchema } from '../schema.ts';
import { stopAsking as stopAll } from '../store/bodies.ts';

/** Takes a body off the list of those asked, or all of them, as long as they have not answered. They see the purchase no more. */
export const stopAsking = command('procurement.stop_asking', stopAskingSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'ask_bodies', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('ask_bodies', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const stopped = await stopAll(tx, record.row.id, input.bodyId);
  if (stopped.length === 0) return refused('answered_already');
  const details = { stopped: stopped.length };
  await saveStep(tx, actor, record, 'ask_bodies', decided.to, { audience: 'lead', details });
  await updateProcurement(tx, record, {});
  audit({
    action: 'procurement.stop_asking',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId],
    details,
  });
  return accepted({ id: record.row.id });
});
