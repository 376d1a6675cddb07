import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { computeShares } from '../domain/shares.ts';
import { removeLotSchema } from '../schema.ts';
import { deleteLot, loadShareFacts, saveShares } from '../store.ts';

/** Removes a lot; what it took of the demand goes to the lots that remain, where one of them takes it. */
export const removeLot = command('procurement.remove_lot', removeLotSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'edit_lots', input.procurementId);
  const decided = decideVerb('edit_lots', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const lotNumber = await deleteLot(tx, input.procurementId, input.lotId, input.lotVersion);
  const { lots, demands } = await loadShareFacts(tx, input.procurementId);
  await saveShares(tx, input.procurementId, computeShares(lots, demands).shares);
  await saveStep(tx, actor, record, 'edit_lots', decided.to, { details: { lotNumber, act: 'removed' } });
  audit({
    action: 'procurement.remove_lot',
    subjectType: 'procurement',
    subjectId: input.procurementId,
    bodyIds: [record.row.leadBodyId],
    details: { lotId: input.lotId, lotNumber, act: 'removed' },
  });
  return accepted({ id: input.procurementId });
});
