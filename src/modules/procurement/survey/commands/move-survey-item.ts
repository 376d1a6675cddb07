import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { movedItem } from '../domain/items.ts';
import { moveSurveyItemSchema } from '../schema.ts';
import { listItems, orderItems } from '../store/items.ts';

/** Moves a question one place up or down. */
export const moveSurveyItem = command('procurement.move_survey_item', moveSurveyItemSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'edit_survey', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('edit_survey', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const items = await listItems(tx, record.row.id);
  const order = items.map(({ id }) => id);
  const details = { change: 'move', itemId: input.itemId, direction: input.direction };
  await saveStep(tx, actor, record, 'edit_survey', decided.to, { audience: 'lead', details });
  await orderItems(tx, record.row.id, movedItem(order, input.itemId, input.direction));
  await updateProcurement(tx, record, {});
  audit({
    action: 'procurement.edit_survey',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId],
    details,
  });
  return accepted({ id: record.row.id });
});
