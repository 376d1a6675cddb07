import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { areKnownCpvCodes } from '../../store/catalogue.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { computeShares } from '../domain/shares.ts';
import { saveLotSchema } from '../schema.ts';
import { assignItems, countLots, insertLot, loadShareFacts, saveShares, updateLot } from '../store.ts';

/** More lots than any real tender has; keeps pages and shares bounded. */
const MAX_LOTS = 100;

/** Adds or changes a lot, puts questions into it and computes all shares anew, while nothing has been checked on it. */
export const saveLot = command('procurement.save_lot', saveLotSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'edit_lots', input.procurementId);
  const decided = decideVerb('edit_lots', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  if (!(await areKnownCpvCodes(tx, input.cpvCode === null ? [] : [input.cpvCode]))) return refused('lot_cpv_unknown');
  const { procurementId } = input;
  let { lotId } = input;
  let number: number;
  if (lotId) {
    number = await updateLot(tx, procurementId, lotId, input.lotVersion ?? 0, input);
  } else {
    if ((await countLots(tx, procurementId)) >= MAX_LOTS) return refused('too_many_lots');
    ({ id: lotId, number } = await insertLot(tx, procurementId, input));
  }
  const bySubject = input.splitBy === 'subject' ? input.itemIds : [];
  if (!(await assignItems(tx, procurementId, lotId, bySubject))) return refused('item_unknown');
  const { lots, demands } = await loadShareFacts(tx, procurementId);
  await saveShares(tx, procurementId, computeShares(lots, demands).shares);
  const act = input.lotId ? 'changed' : 'added';
  await saveStep(tx, actor, record, 'edit_lots', decided.to, { details: { lotNumber: number, act } });
  audit({
    action: 'procurement.save_lot',
    subjectType: 'procurement',
    subjectId: procurementId,
    bodyIds: [record.row.leadBodyId],
    details: { lotId, lotNumber: number, act },
  });
  return accepted({ id: procurementId, lotId });
});
