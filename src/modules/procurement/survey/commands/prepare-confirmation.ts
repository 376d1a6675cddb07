import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { demandOf } from '../domain/demand.ts';
import { prepareConfirmationSchema } from '../schema.ts';
import { insertConfirmation } from '../store/confirmations.ts';
import { listItems } from '../store/items.ts';
import { loadForOwnStep } from '../store/load.ts';
import { changePart, loadAnswers, loadOwnPart } from '../store/part.ts';
import { SIGNING_ROLES } from '../store/told.ts';

/** Freezes the body's demand under a budget line, for a second person to sign. */
export const prepareConfirmation = command(
  'procurement.prepare_confirmation',
  prepareConfirmationSchema,
  async (context, input) => {
    const { tx, actor, now, audit, tell } = context;
    const record = await loadForOwnStep(context, 'prepare_confirmation', input.procurementId);
    const decided = decideVerb('prepare_confirmation', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    const { id: procurementId } = record.row;
    const part = await loadOwnPart(tx, procurementId, actor.bodyId);
    // What is frozen is what the person saw: a colleague's correction meanwhile is a conflict.
    if (part.version !== input.version) throw new AppError('conflict');
    await changePart(tx, { procurementId, bodyId: actor.bodyId, version: part.version }, {});
    const items = await listItems(tx, procurementId);
    const demand = demandOf(items, await loadAnswers(tx, procurementId, actor.bodyId, items), part.condition);
    const { budgetLine } = input;
    const confirmationId = await insertConfirmation(tx, actor, now, { procurementId, budgetLine, demand });
    const details = { confirmationId };
    await saveStep(tx, actor, record, 'prepare_confirmation', decided.to, { audience: 'lead', details });
    audit({
      action: 'procurement.prepare_confirmation',
      subjectType: 'procurement',
      subjectId: procurementId,
      bodyIds: [...new Set([actor.bodyId, record.row.leadBodyId])],
      details,
    });
    const to = { bodyIds: [actor.bodyId], roles: SIGNING_ROLES };
    tell(notice(record, actor, 'procurement_confirmation_to_sign', to));
    return accepted({ id: procurementId });
  },
);
