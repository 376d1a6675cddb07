import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { findTender } from '../../tender/store.ts';
import { isLate, LATE_EXCLUSION } from '../domain/exclusion-grounds.ts';
import { correctBidSchema } from '../schema.ts';
import { auditTeamWork, bidOf, loadLots, updateBid } from '../store.ts';

/**
 * Corrects how an offer was recorded, until somebody has handed in points for its lot. One that turns out to have come in late
 * is left out with it (§ 57 Abs. 1 Nr. 1 VgV); one that was let in again although it was late stays in.
 */
export const correctBid = command('procurement.correct_bid', correctBidSchema, async (context, input) => {
  const { tx, actor, now } = context;
  const record = await loadForVerb(context, 'record_bid', input.procurementId);
  const decided = decideVerb('record_bid', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { procurementId, bidId, version, ...offer } = input;
  const { lot, bid } = bidOf((await loadLots(tx, procurementId)).lots, bidId, version);
  if (lot.handedIn.length > 0) return refused('lot_scored_already');
  if (offer.receivedAt > now) return refused('received_in_future');
  const due = (await findTender(tx, procurementId))?.offersDueAt ?? null;
  const turnsLate = !bid.excluded && !bid.late && isLate(offer.receivedAt, due);
  await updateBid(tx, bid, turnsLate ? { offer, exclusion: LATE_EXCLUSION } : { offer });
  const details = {
    bidId,
    lotNumber: lot.number,
    bidder: offer.bidderName,
    corrected: true,
    priceBeforeCents: bid.priceCents,
    priceCents: offer.priceCents,
    late: turnsLate,
  };
  await saveStep(tx, actor, record, 'record_bid', decided.to, { audience: 'team', details });
  auditTeamWork(context, record);
  return accepted({ id: procurementId });
});
