import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { listSeats } from '../../tender/store.ts';
import { evaluateLot } from '../domain/evaluation.ts';
import { completeEvaluationSchema } from '../schema.ts';
import { insertEvaluations, loadLots } from '../store.ts';

/** Computes every lot from the points handed in and keeps the whole arithmetic; ties are resolved by a lot drawn. */
export const completeEvaluation = command(
  'procurement.complete_evaluation',
  completeEvaluationSchema,
  async (context, input) => {
    const { tx, actor, now, audit, tell } = context;
    const record = await loadForVerb(context, 'complete_evaluation', input.procurementId);
    const decided = decideVerb('complete_evaluation', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    assertVersion(record, input.version);
    const { id, leadBodyId } = record.row;
    const { lots, evaluatorIds } = await loadLots(tx, id);
    if (!input.noBidsConfirmed && lots.some(({ bids }) => bids.length === 0)) return refused('lots_without_bids');
    const evaluations = [];
    for (const lot of lots) {
      const draw = input.draws.find(({ lotId }) => lotId === lot.id) ?? null;
      const evaluated = evaluateLot(lot, evaluatorIds, draw, record.facts.today);
      if (!evaluated.ok) return refused(evaluated.reason);
      evaluations.push({ lotId: lot.id, content: evaluated.content });
    }
    await saveStep(tx, actor, record, 'complete_evaluation', decided.to, { details: { lots: lots.length } });
    await insertEvaluations(tx, actor, id, evaluations, now);
    await updateProcurement(tx, record, { status: 'evaluated', evaluatedAt: now });
    audit({
      action: 'procurement.complete_evaluation',
      subjectType: 'procurement',
      subjectId: id,
      bodyIds: [leadBodyId],
      details: { from: decided.from, to: decided.to },
    });
    for (const { personId, bodyId, part } of await listSeats(tx, id)) {
      if (part !== 'decider') continue;
      tell({ ...notice(record, actor, 'procurement_evaluation_complete', { bodyIds: [bodyId] }), personId });
    }
    return accepted({ id });
  },
);
