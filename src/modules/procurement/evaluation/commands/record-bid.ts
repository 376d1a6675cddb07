import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { findTender } from '../../tender/store.ts';
import { isLate, LATE_EXCLUSION } from '../domain/exclusion-grounds.ts';
import { recordBidSchema } from '../schema.ts';
import { auditTeamWork, insertBid, loadLots, lotOf } from '../store.ts';

/** Records an opened offer for a lot; one that came in late is recorded as left out (§ 57 Abs. 1 Nr. 1 VgV). */
export const recordBid = command('procurement.record_bid', recordBidSchema, async (context, input) => {
  const { tx, actor, now } = context;
  const record = await loadForVerb(context, 'record_bid', input.procurementId);
  const decided = decideVerb('record_bid', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { procurementId, lotId, ...offer } = input;
  const { lots } = await loadLots(tx, procurementId);
  const lot = lotOf(lots, lotId);
  if (lot.handedIn.length > 0) return refused('lot_scored_already');
  if (offer.receivedAt > now) return refused('received_in_future');
  const due = (await findTender(tx, procurementId))?.offersDueAt ?? null;
  const late = isLate(offer.receivedAt, due);
  const exclusion = late ? LATE_EXCLUSION : null;
  const bidId = await insertBid(tx, actor, { procurementId, lotId }, offer, exclusion);
  const details = { bidId, lotId, lotNumber: lot.number, bidder: offer.bidderName, late };
  await saveStep(tx, actor, record, 'record_bid', decided.to, { audience: 'team', details });
  auditTeamWork(context, record);
  return accepted({ id: procurementId });
});
