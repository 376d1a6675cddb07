import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { ITEM_LIMITS } from '../domain/items.ts';
import { copyQuestionnaireSchema } from '../schema.ts';
import { copyItems } from '../store/items.ts';

/** Takes over the questions of an earlier purchase of the same lead buyer, behind those already there. */
export const copyQuestionnaire = command(
  'procurement.copy_questionnaire',
  copyQuestionnaireSchema,
  async (context, input) => {
    const { tx, actor, audit } = context;
    const record = await loadForVerb(context, 'edit_survey', input.procurementId);
    assertVersion(record, input.version);
    const decided = decideVerb('edit_survey', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    const after = record.facts.itemCount;
    const copied = await copyItems(
      tx,
      { sourceId: input.sourceId, leadBodyId: record.row.leadBodyId },
      { procurementId: record.row.id, after, atMost: ITEM_LIMITS.items - after },
    );
    if (copied === 0) return refused(after >= ITEM_LIMITS.items ? 'too_many_items' : 'nothing_to_copy');
    const details = { change: 'copy', sourceId: input.sourceId, copied };
    await saveStep(tx, actor, record, 'edit_survey', decided.to, { audience: 'lead', details });
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
