import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { nameDeputySchema } from '../schema.ts';
import { loadForOwnStep } from '../store/load.ts';
import { changePart, isColleague } from '../store/part.ts';

/** Names a person of one's own body who may answer, whatever their role; none takes it back. */
export const nameDeputy = command('procurement.name_deputy', nameDeputySchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForOwnStep(context, 'name_deputy', input.procurementId);
  const decided = decideVerb('name_deputy', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { personId } = input;
  if (personId !== null && !(await isColleague(tx, actor, personId))) return refused('person_unknown');
  const { id: procurementId } = record.row;
  await saveStep(tx, actor, record, 'name_deputy', decided.to, {
    audience: 'lead',
    details: { named: personId !== null },
  });
  await changePart(tx, { procurementId, bodyId: actor.bodyId, version: input.version }, { deputyPersonId: personId });
  audit({
    action: 'procurement.name_deputy',
    subjectType: 'procurement',
    subjectId: procurementId,
    bodyIds: [actor.bodyId],
    details: { personId },
  });
  if (personId !== null) {
    const due = { dueOn: record.row.surveyDueOn };
    tell({ ...notice(record, actor, 'procurement_survey_deputy', { bodyIds: [actor.bodyId] }, due), personId });
  }
  return accepted({ id: procurementId });
});
