import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { isProcedureKey } from '../../legality/domain/procedure.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { canBeShortened, minimumPeriod, PERIOD_KEYS } from '../domain/minimum-period.ts';
import { prepareTenderSchema } from '../schema.ts';
import { listParameters, nameAllPartnersCallers, saveTenderPlan } from '../store.ts';

/** Notes where and until when offers are asked for; a period shorter than the law's is refused with its paragraph. */
export const prepareTender = command('procurement.prepare_tender', prepareTenderSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const record = await loadForVerb(context, 'prepare_tender', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('prepare_tender', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { id, procedureKey } = record.row;
  if (procedureKey === null || !isProcedureKey(procedureKey)) return refused('procedure_missing');
  const { platform, platformReference, noticeUrl, publishedOn, offersDueAt, shortReason } = input;
  const shortened = shortReason !== '';
  if (shortened && !canBeShortened(procedureKey)) return refused('short_not_allowed');
  const dueOn = berlinDay(offersDueAt);
  if (dueOn <= publishedOn || offersDueAt <= now) return refused('due_not_later');
  const period = minimumPeriod(procedureKey, publishedOn, shortened, await listParameters(tx, PERIOD_KEYS));
  if (period !== null && dueOn < period.earliest) return refused('period_too_short', { ...period });
  await saveTenderPlan(tx, id, { platform, platformReference, noticeUrl, publishedOn, offersDueAt });
  if (record.facts.callerCount === 0) await nameAllPartnersCallers(tx, id);
  const details = { publishedOn, offersDueAt: offersDueAt.toISOString(), minimum: period && { ...period } };
  await saveStep(tx, actor, record, 'prepare_tender', decided.to, { audience: 'lead', reason: shortReason, details });
  await updateProcurement(tx, record, {});
  audit({
    action: 'procurement.prepare_tender',
    subjectType: 'procurement',
    subjectId: id,
    bodyIds: [record.row.leadBodyId],
    details,
  });
  return accepted({ id });
});
