import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { formatDay } from '#src/ui/format.ts';
import { areKnownCpvCodes } from '../../store/catalogue.ts';
import { insertProcurement } from '../../store/procurement.ts';
import { linkSuccessor } from '../../store/source.ts';
import { ITEM_LIMITS } from '../../survey/domain/items.ts';
import { startJointIdeaSchema } from '../schema.ts';
import { addFirstQuestion, listOffered, preselectBodies } from '../store.ts';

/**
 * Starts an idea from a proposal of the pooling radar, with the other bodies preselected and a first question, so that only
 * the last day is missing. They are asked, and see the purchase, only once the lead buyer opens the survey.
 */
export const startJointIdea = command('procurement.start_joint_idea', startJointIdeaSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  if (!canStartProcurement(actor)) throw new AppError('forbidden');
  const offers = await listOffered(tx, input.contractIds);
  const [first] = offers;
  const others = [...new Set(offers.map(({ bodyId }) => bodyId))].filter((bodyId) => bodyId !== actor.bodyId);
  if (!first || others.length === 0 || new Set(offers.map(({ bodyId }) => bodyId)).size < 2)
    return refused('offers_gone');
  const own = offers.find(({ bodyId }) => bodyId === actor.bodyId);
  const base = own ?? first;
  const code = base.cpvCode?.slice(0, 8) ?? null;
  const cpvCodes = code !== null && (await areKnownCpvCodes(tx, [code])) ? [code] : [];
  const lastEnd = offers.at(-1)?.endsOn ?? first.endsOn;
  const span = [first.endsOn, lastEnd].map((day) => formatDay(day.toISOString().slice(0, 10)));
  const { id, reference } = await insertProcurement(tx, actor, now, {
    title: `Gemeinsam: ${base.title}`.slice(0, 200),
    fieldKey: base.fieldKey,
    need: `Verträge mehrerer Stellen zu diesem Gegenstand enden zwischen dem ${span[0]} und dem ${span[1]}.`,
    cpvCodes,
    year: berlinDay(now).slice(0, 4),
    sourceContractId: own?.contractId ?? null,
  });
  await preselectBodies(tx, id, others, now);
  await addFirstQuestion(tx, id, base.title.slice(0, ITEM_LIMITS.title));
  if (own) await linkSuccessor(tx, own.contractId, id);
  audit({
    action: 'procurement.start_joint_idea',
    subjectType: 'procurement',
    subjectId: id,
    bodyIds: [actor.bodyId],
    details: { reference, contracts: offers.length, bodies: others.length },
  });
  return accepted({ id });
});
