import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { listPartnerBodyIds } from '../../store/participants.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { fileChallengeSchema } from '../schema.ts';
import { insertChallenge } from '../store/award.ts';

/** Notes a review procedure before the Vergabekammer: while it is open nothing can be awarded (§ 169 Abs. 1 GWB). */
export const fileChallenge = command('procurement.file_challenge', fileChallengeSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'file_challenge', input.procurementId);
  const decided = decideVerb('file_challenge', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { procurementId, ...challenge } = input;
  if (challenge.filedOn > record.facts.today) return refused('challenge_date');
  await insertChallenge(tx, procurementId, challenge);
  const details = { filedOn: challenge.filedOn };
  await saveStep(tx, actor, record, 'file_challenge', decided.to, { details });
  await updateProcurement(tx, record, { contested: true });
  const bodyIds = await listPartnerBodyIds(tx, procurementId);
  audit({
    action: 'procurement.file_challenge',
    subjectType: 'procurement',
    subjectId: procurementId,
    bodyIds: [...new Set([record.row.leadBodyId, ...bodyIds])],
    details,
  });
  tell(notice(record, actor, 'procurement_challenge_filed', { bodyIds }));
  return accepted({ id: procurementId });
});
