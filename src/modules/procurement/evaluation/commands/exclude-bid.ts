import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { exclusionGroundsOn } from '../domain/exclusion-grounds.ts';
import { excludeBidSchema } from '../schema.ts';
import { auditTeamWork, bidOf, loadLots, updateBid } from '../store.ts';

/** Leaves an offer out on a ground of the law, with the reason (§§ 123, 124 GWB, § 57 VgV). */
export const excludeBid = command('procurement.exclude_bid', excludeBidSchema, async (context, input) => {
  const { tx, actor } = context;
  const record = await loadForVerb(context, 'exclude_bid', input.procurementId);
  const decided = decideVerb('exclude_bid', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { procurementId, bidId, version, reason } = input;
  const ground = exclusionGroundsOn(record.facts.today).find((key) => key === input.ground);
  if (ground === undefined) return refused('ground_unknown');
  const { lot, bid } = bidOf((await loadLots(tx, procurementId)).lots, bidId, version);
  await updateBid(tx, bid, { exclusion: { ground, reason } });
  const details = { bidId, lotNumber: lot.number, bidder: bid.bidderName, ground };
  await saveStep(tx, actor, record, 'exclude_bid', decided.to, { audience: 'team', reason, details });
  auditTeamWork(context, record);
  return accepted({ id: procurementId });
});
