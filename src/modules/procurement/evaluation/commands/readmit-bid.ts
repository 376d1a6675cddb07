import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { readmitBidSchema } from '../schema.ts';
import { auditTeamWork, bidOf, loadLots, updateBid } from '../store.ts';

/** Takes an exclusion back, e.g. where the bidder is not to blame for being late; not once points were handed in. */
export const readmitBid = command('procurement.readmit_bid', readmitBidSchema, async (context, input) => {
  const { tx, actor } = context;
  const record = await loadForVerb(context, 'exclude_bid', input.procurementId);
  const decided = decideVerb('exclude_bid', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { procurementId, bidId, version, reason } = input;
  const { lot, bid } = bidOf((await loadLots(tx, procurementId)).lots, bidId, version);
  if (!bid.excluded) return refused('not_excluded');
  if (lot.handedIn.length > 0) return refused('lot_scored_already');
  await updateBid(tx, bid, { exclusion: null });
  const details = { bidId, lotNumber: lot.number, bidder: bid.bidderName, readmitted: true };
  await saveStep(tx, actor, record, 'exclude_bid', decided.to, { audience: 'team', reason, details });
  auditTeamWork(context, record);
  return accepted({ id: procurementId });
});
