import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { cellsToScore, hasScoredAll } from '../domain/evaluation.ts';
import { handInScoresSchema } from '../schema.ts';
import { auditTeamWork, insertSubmission, loadLots, lotOf } from '../store.ts';

/** Makes the actor's points for a lot final; from then on they see the others' points. */
export const handInScores = command('procurement.hand_in_scores', handInScoresSchema, async (context, input) => {
  const { tx, actor, now } = context;
  const record = await loadForVerb(context, 'hand_in_scores', input.procurementId);
  const decided = decideVerb('hand_in_scores', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { procurementId, lotId } = input;
  const lot = lotOf((await loadLots(tx, procurementId)).lots, lotId);
  if (lot.handedIn.includes(actor.personId)) return refused('scores_handed_in');
  if (cellsToScore(lot).length === 0) return refused('nothing_to_score');
  if (!hasScoredAll(lot, actor.personId)) return refused('scores_incomplete');
  await insertSubmission(tx, { procurementId, lotId, evaluatorId: actor.personId }, now);
  const details = { lotId, lotNumber: lot.number };
  await saveStep(tx, actor, record, 'hand_in_scores', decided.to, { audience: 'team', details });
  auditTeamWork(context, record);
  return accepted({ id: procurementId });
});
