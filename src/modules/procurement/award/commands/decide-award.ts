import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { listPartnerBodyIds } from '../../store/participants.ts';
import { saveStep } from '../../store/procurement.ts';
import { decideLots } from '../domain/decision.ts';
import { decideAwardSchema } from '../schema.ts';
import { listEvaluations, saveAwards } from '../store/award.ts';

/** The lead's signatory decides about every lot: the best offer is to get it, or nobody (§ 127 GWB, § 58 VgV). */
export const decideAward = command('procurement.decide_award', decideAwardSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'decide_award', input.procurementId);
  const decided = decideVerb('decide_award', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  assertVersion(record, input.version);
  const { id, leadBodyId } = record.row;
  const outcome = decideLots(await listEvaluations(tx, id), input.decisions, actor.personId);
  if (!outcome.ok) return refused(outcome.reason);
  const awarded = outcome.lots.filter(({ bidId }) => bidId !== null).length;
  const details = { awarded, notAwarded: outcome.lots.length - awarded };
  await saveStep(tx, actor, record, 'decide_award', decided.to, { details });
  await saveAwards(tx, actor, record, outcome.lots);
  const bodyIds = await listPartnerBodyIds(tx, id);
  audit({
    action: 'procurement.decide_award',
    subjectType: 'procurement',
    subjectId: id,
    bodyIds: [...new Set([leadBodyId, ...bodyIds])],
    details,
  });
  tell(notice(record, actor, 'procurement_award_decided', { bodyIds }));
  return accepted({ id });
});
