import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { ITEM_LIMITS, itemProblem } from '../domain/items.ts';
import { saveSurveyItemSchema } from '../schema.ts';
import { addItem, changeItem, isLotOf } from '../store/items.ts';

/** Adds a question to the questionnaire, or changes one, while nobody has been asked. */
export const saveSurveyItem = command('procurement.save_survey_item', saveSurveyItemSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'edit_survey', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('edit_survey', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { kind, title, description, variants, lotId, flags } = input;
  const asksPrice = flags.includes('asks_price');
  const problem = itemProblem({ kind, variants, asksPrice });
  if (problem !== null) return refused(problem);
  if (lotId !== null && !(await isLotOf(tx, record.row.id, lotId))) return refused('lot_unknown');
  const unit = kind === 'quantity' ? input.unit || 'Stück' : '';
  const keptVariants = kind === 'quantity' || kind === 'choice' ? variants : [];
  const everyLot = kind === 'quantity' && input.everyLot;
  const mandatory = flags.includes('mandatory');
  const content = { kind, title, description, unit, mandatory, variants: keptVariants, asksPrice, lotId, everyLot };
  const count = record.facts.itemCount;
  if (input.itemId === null && count >= ITEM_LIMITS.items) return refused('too_many_items');
  const details = { change: input.itemId === null ? 'add' : 'change', itemId: input.itemId, kind };
  await saveStep(tx, actor, record, 'edit_survey', decided.to, { audience: 'lead', details });
  if (input.itemId === null) await addItem(tx, record.row.id, count + 1, content);
  else if (!(await changeItem(tx, record.row.id, input.itemId, content))) throw new AppError('not_found');
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
