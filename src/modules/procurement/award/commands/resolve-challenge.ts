import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { listPartnerBodyIds } from '../../store/participants.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { resolveChallengeSchema } from '../schema.ts';
import { findOpenChallenge, saveOutcome } from '../store/award.ts';

/** Notes how a review procedure ended. One that was upheld leaves the purchase blocked: it can only be given up. */
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
    await saveOutcome(tx, challenge, outcome);
    const details = { outcome: outcome.outcome, resolvedOn: outcome.resolvedOn };
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
