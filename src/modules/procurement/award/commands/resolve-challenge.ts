import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { type LegalParameter, parameterOn } from '#src/modules/legal/domain/parameters.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { listPartnerBodyIds } from '../../store/participants.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { listParameters } from '../../tender/store.ts';
import { resolveChallengeSchema } from '../schema.ts';
import { findOpenChallenge, saveOutcome } from '../store/award.ts';

/**
 * Notes how a review procedure ended. One that was upheld leaves the purchase blocked: it can only be given up. One that was
 * dismissed bars the award until the time to appeal is over (§ 169 Abs. 1, § 172 Abs. 1 GWB).
 */
export const resolveChallenge = command(
  'procurement.resolve_challenge',
  resolveChallengeSchema,
  async (context, input) => {
    const { tx, actor, audit, tell } = context;
    const record = await loadForVerb(context, 'resolve_challenge', input.procurementId);
    const decided = decideVerb('resolve_challenge', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    const { procurementId, ...outcome } = input;
    const challenge = await findOpenChallenge(tx, procurementId);
    if (challenge === null) return refused('no_open_challenge');
    if (outcome.resolvedOn > record.facts.today || outcome.resolvedOn < challenge.filedOn)
      return refused('challenge_date');
    const parameters = await listParameters(tx, ['appeal_days']);
    const appealEndsOn = outcome.outcome === 'dismissed' ? appealEnd(outcome.resolvedOn, parameters) : null;
    await saveOutcome(tx, challenge, { ...outcome, appealEndsOn });
    const { resolvedOn } = outcome;
    const details = { outcome: outcome.outcome, resolvedOn, ...(appealEndsOn === null ? {} : { appealEndsOn }) };
    await saveStep(tx, actor, record, 'resolve_challenge', decided.to, { reason: outcome.note, details });
    await updateProcurement(tx, record, { contested: outcome.outcome === 'upheld' });
    const bodyIds = await listPartnerBodyIds(tx, procurementId);
    audit({
      action: 'procurement.resolve_challenge',
      subjectType: 'procurement',
      subjectId: procurementId,
      bodyIds: [...new Set([record.row.leadBodyId, ...bodyIds])],
      details,
    });
    tell(notice(record, actor, 'procurement_challenge_resolved', { bodyIds }));
    return accepted({ id: procurementId });
  },
);

/** Last day of the time to appeal. @throws RangeError if no value holds on the day: a period is not guessed */
function appealEnd(servedOn: IsoDay, parameters: readonly LegalParameter[]): IsoDay {
  const parameter = parameterOn(parameters, 'appeal_days', servedOn);
  if (parameter === null) throw new RangeError(`No value of appeal_days holds on ${servedOn}`);
  return deadlineAfter(servedOn, parameter.value);
}
