import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { removeSurveyItemSchema } from '../schema.ts';
import { listItems, orderItems, removeItem } from '../store/items.ts';

/** Takes a question out of the questionnaire; those behind it move up. */
export const removeSurveyItem = command(
  'procurement.remove_survey_item',
  removeSurveyItemSchema,
  async (context, input) => {
    const { tx, actor, audit } = context;
    const record = await loadForVerb(context, 'edit_survey', input.procurementId);
    assertVersion(record, input.version);
    const decided = decideVerb('edit_survey', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    const details = { change: 'remove', itemId: input.itemId };
    await saveStep(tx, actor, record, 'edit_survey', decided.to, { audience: 'lead', details });
    if (!(await removeItem(tx, record.row.id, input.itemId))) throw new AppError('not_found');
    const left = await listItems(tx, record.row.id);
    await orderItems(
      tx,
      record.row.id,
      left.map(({ id }) => id),
    );
    await updateProcurement(tx, record, {});
    audit({
      action: 'procurement.edit_survey',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [record.row.leadBodyId],
      details,
    });
    return accepted({ id: record.row.id });
  },
);
