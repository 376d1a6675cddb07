import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { baselineOf } from '../domain/demand.ts';
import { signConfirmationSchema } from '../schema.ts';
import { appendBaseline, loadConfirmation, signConfirmationRow } from '../store/confirmations.ts';
import { listItems } from '../store/items.ts';
import { loadForOwnStep } from '../store/load.ts';
import { changePart, loadOwnPart } from '../store/part.ts';
import { LEADING_ROLES } from '../store/told.ts';

/**
 * Turns demand into an obligation: a second person signs what was prepared, the body becomes a bound partner, and the
 * baseline of its savings is frozen in the same transaction.
 */
export const signConfirmation = command(
  'procurement.sign_confirmation',
  signConfirmationSchema,
  async (context, input) => {
    const { tx, actor, now, audit, tell } = context;
    const record = await loadForOwnStep(context, 'sign_confirmation', input.procurementId);
    const decided = decideVerb('sign_confirmation', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    const { id: procurementId, leadBodyId } = record.row;
    const confirmation = await loadConfirmation(tx, procurementId, actor.bodyId);
    if (confirmation?.id !== input.confirmationId) throw new AppError('conflict');
    // Before the row changes hands: a correction at the same moment waits here, or makes this a conflict.
    const part = await loadOwnPart(tx, procurementId, actor.bodyId);
    const lock = { procurementId, bodyId: actor.bodyId, version: part.version };
    await changePart(tx, lock, { status: 'confirmed', isPartner: true });
    await signConfirmationRow(tx, confirmation, actor, now);
    // Lots may have been cut since it was prepared; the demand itself cannot have changed.
    const lots = new Map((await listItems(tx, procurementId)).map(({ id, lotId }) => [id, lotId]));
    const lines = confirmation.demand.lines.map((line) => ({ ...line, lotId: lots.get(line.itemId) ?? null }));
    await appendBaseline(tx, actor, now, procurementId, baselineOf({ ...confirmation.demand, lines }));
    const details = { confirmationId: confirmation.id };
    await saveStep(tx, actor, record, 'sign_confirmation', decided.to, { audience: 'lead', details });
    audit({
      action: 'procurement.sign_confirmation',
      subjectType: 'procurement',
      subjectId: procurementId,
      bodyIds: [...new Set([actor.bodyId, leadBodyId])],
      details,
    });
    if (actor.bodyId !== leadBodyId)
      tell(notice(record, actor, 'procurement_demand_confirmed', { bodyIds: [leadBodyId], roles: LEADING_ROLES }));
    return accepted({ id: procurementId });
  },
);
