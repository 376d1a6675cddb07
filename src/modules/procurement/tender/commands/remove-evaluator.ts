import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { removeEvaluatorSchema } from '../schema.ts';
import { endSeat } from '../store.ts';

/** Ends a person's seat, e.g. for a conflict of interest that came to light; what they handed in counts no more. */
export const removeEvaluator = command(
  'procurement.remove_evaluator',
  removeEvaluatorSchema,
  async (context, { procurementId, personId, reason }) => {
    const { tx, actor, now, audit } = context;
    const record = await loadForVerb(context, 'name_evaluators', procurementId);
    const decided = decideVerb('name_evaluators', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    if (!(await endSeat(tx, record.row.id, personId, now))) return refused('person_not_named');
    const details = { ended: true };
    await saveStep(tx, actor, record, 'name_evaluators', decided.to, { audience: 'lead', reason, details });
    audit({
      action: 'procurement.remove_evaluator',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [record.row.leadBodyId],
      details: { personId },
    });
    return accepted({ id: record.row.id });
  },
);
