import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { discardConfirmationSchema } from '../schema.ts';
import { loadConfirmation, voidConfirmation } from '../store/confirmations.ts';
import { loadForOwnStep } from '../store/load.ts';
import { ANSWERING_ROLES } from '../store/told.ts';

/** Throws a prepared confirmation away before it is signed, with the reason: a wrong budget line, a question open. */
export const discardConfirmation = command(
  'procurement.discard_confirmation',
  discardConfirmationSchema,
  async (context, input) => {
    const { tx, actor, now, audit, tell } = context;
    const record = await loadForOwnStep(context, 'discard_confirmation', input.procurementId);
    const decided = decideVerb('discard_confirmation', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    const { id: procurementId } = record.row;
    const confirmation = await loadConfirmation(tx, procurementId, actor.bodyId);
    if (confirmation?.id !== input.confirmationId) throw new AppError('conflict');
    await voidConfirmation(tx, confirmation, now, input.reason);
    const details = { confirmationId: confirmation.id };
    await saveStep(tx, actor, record, 'discard_confirmation', decided.to, { audience: 'lead', details });
    audit({
      action: 'procurement.discard_confirmation',
      subjectType: 'procurement',
      subjectId: procurementId,
      bodyIds: [actor.bodyId],
      details,
    });
    const to = { bodyIds: [actor.bodyId], roles: ANSWERING_ROLES };
    tell(notice(record, actor, 'procurement_confirmation_discarded', to));
    return accepted({ id: procurementId });
  },
);
