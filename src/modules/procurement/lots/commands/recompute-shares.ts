import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { computeShares } from '../domain/shares.ts';
import { computeSharesSchema } from '../schema.ts';
import { loadShareFacts, saveShares } from '../store.ts';

/** Computes the shares of all buyers anew, after further bodies have confirmed their demand. */
export const recomputeShares = command('procurement.recompute_shares', computeSharesSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'edit_lots', input.procurementId);
  const decided = decideVerb('edit_lots', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  if (record.facts.lotCount === 0) return refused('lots_missing');
  const { lots, demands } = await loadShareFacts(tx, input.procurementId);
  const { shares, withoutLot } = computeShares(lots, demands);
  await saveShares(tx, input.procurementId, shares);
  const details = { act: 'shares', shares: shares.length, bodiesWithoutLot: withoutLot.length };
  await saveStep(tx, actor, record, 'edit_lots', decided.to, { audience: 'lead', details });
  audit({
    action: 'procurement.recompute_shares',
    subjectType: 'procurement',
    subjectId: input.procurementId,
    bodyIds: [record.row.leadBodyId],
    details,
  });
  return accepted({ id: input.procurementId });
});
