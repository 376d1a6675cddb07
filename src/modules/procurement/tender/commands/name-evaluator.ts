import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { nameEvaluatorSchema } from '../schema.ts';
import { findEvaluator, seatPerson } from '../store.ts';

/** Names a person of the lead buyer or a partner for the evaluation, or the person of the lead who decides on the award. */
export const nameEvaluator = command('procurement.name_evaluators', nameEvaluatorSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'name_evaluators', input.procurementId);
  const decided = decideVerb('name_evaluators', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { id, leadBodyId } = record.row;
  const person = await findEvaluator(tx, id, input.email);
  if (person === null) return refused('person_unknown');
  if (input.part === 'decider' && person.bodyId !== leadBodyId) return refused('decider_not_lead');
  const seat = { procurementId: id, ...person, part: input.part, addedBy: actor.personId, now };
  if (!(await seatPerson(tx, seat))) return refused('person_named_already');
  const details = { part: input.part, bodyId: person.bodyId };
  await saveStep(tx, actor, record, 'name_evaluators', decided.to, { audience: 'lead', details });
  audit({
    action: 'procurement.name_evaluators',
    subjectType: 'procurement',
    subjectId: id,
    bodyIds: [...new Set([leadBodyId, person.bodyId])],
    details: { ...details, personId: person.personId },
  });
  const told = notice(record, actor, 'procurement_evaluator_named', { bodyIds: [person.bodyId] });
  tell({ ...told, personId: person.personId });
  return accepted({ id });
});
