import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { scoreBidSchema } from '../schema.ts';
import { auditTeamWork, bidOf, loadLots, saveScores } from '../store.ts';

/** Saves the actor's own points for one offer; nobody else sees them until they have handed in their own. */
export const scoreBid = command('procurement.score_bid', scoreBidSchema, async (context, input) => {
  const { tx, actor, now } = context;
  const record = await loadForVerb(context, 'score_bid', input.procurementId);
  const decided = decideVerb('score_bid', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { procurementId, bidId } = input;
  const { lot, bid } = bidOf((await loadLots(tx, procurementId)).lots, bidId);
  if (lot.handedIn.includes(actor.personId)) return refused('scores_handed_in');
  const quality = new Map(
    lot.criteria.filter(({ kind }) => kind === 'quality').map(({ id, maxPoints }) => [id, maxPoints]),
  );
  const scores = input.scores.filter(({ criterionId }) => quality.has(criterionId));
  if (scores.some(({ criterionId, points }) => points > (quality.get(criterionId) ?? 0) * 100))
    return refused('points_too_many');
  await saveScores(tx, { procurementId, bidId, evaluatorId: actor.personId, now }, scores);
  const details = { bidId, lotNumber: lot.number, bidder: bid.bidderName };
  await saveStep(tx, actor, record, 'score_bid', decided.to, { audience: 'team', details });
  auditTeamWork(context, record);
  return accepted({ id: procurementId });
});
