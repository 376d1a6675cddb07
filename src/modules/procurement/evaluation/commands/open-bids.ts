import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { findTender, listSeats } from '../../tender/store.ts';
import { openBidsSchema } from '../schema.ts';
import { beginOpening, confirmOpening } from '../store.ts';

/** Two people of the team open the offers together after the deadline: one begins, another confirms (§ 55 Abs. 2 VgV). */
export const openBids = command('procurement.open_bids', openBidsSchema, async (context, { procurementId }) => {
  const { tx, actor, now, audit } = context;
  const record = await loadForVerb(context, 'open_bids', procurementId);
  const decided = decideVerb('open_bids', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { id, leadBodyId } = record.row;
  const tender = await findTender(tx, id);
  const seats = await listSeats(tx, id);
  const first = seats.find(({ personId }) => personId === tender?.openedBy)?.personId ?? null;
  if (first === actor.personId) return refused('opening_second_person');
  if (first === null) await beginOpening(tx, id, actor.personId);
  else await confirmOpening(tx, id, actor.personId, now);
  const details = { confirmed: first !== null };
  await saveStep(tx, actor, record, 'open_bids', decided.to, {
    audience: first === null ? 'lead' : 'participants',
    details,
  });
  audit({ action: 'procurement.open_bids', subjectType: 'procurement', subjectId: id, bodyIds: [leadBodyId], details });
  return accepted({ id });
});
