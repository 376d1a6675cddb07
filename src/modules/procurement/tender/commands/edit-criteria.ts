import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { checkCriteria } from '../domain/criteria.ts';
import { editCriteriaSchema } from '../schema.ts';
import { hasLot, replaceCriteria } from '../store.ts';

/** Sets the award criteria of a lot with their weights; frozen with the notice (§ 127 GWB, § 58 VgV). */
export const editCriteria = command('procurement.edit_criteria', editCriteriaSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'edit_criteria', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('edit_criteria', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { id } = record.row;
  const problem = checkCriteria(input.criteria);
  if (problem !== null) return refused(problem);
  if (!(await hasLot(tx, id, input.lotId))) return refused('lot_unknown');
  await replaceCriteria(tx, id, input.lotId, input.criteria);
  const details = { lotId: input.lotId, weights: input.criteria.map(({ kind, weight }) => ({ kind, weight })) };
  await saveStep(tx, actor, record, 'edit_criteria', decided.to, { audience: 'lead', details });
  await updateProcurement(tx, record, {});
  audit({
    action: 'procurement.edit_criteria',
    subjectType: 'procurement',
    subjectId: id,
    bodyIds: [record.row.leadBodyId],
    details,
  });
  return accepted({ id });
});
