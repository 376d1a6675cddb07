import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { decideSignPoint } from '../domain/decide-check.ts';
import { loadCheck } from '../reads/stored-check.ts';
import { signLegalPointSchema } from '../schema.ts';
import { savePointSignature } from '../store.ts';

/** Second pair of eyes: a legal reviewer signs a point over the explanation they were shown. */
export const signLegalPoint = command('procurement.sign_legal_point', signLegalPointSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'sign_legal_point', input.procurementId);
  const { pointKey, comment } = input;
  const point = (await loadCheck(tx, record)).points.find(({ key }) => key === pointKey);
  if (!point) throw new AppError('not_found');
  const decided = decideSignPoint(record.facts, record.acting, point, input);
  if (!decided.ok) return refused(decided.reason);
  await savePointSignature(tx, record, point, { signedBy: actor.personId, reviewComment: comment });
  const { finding } = point.result;
  await saveStep(tx, actor, record, 'sign_legal_point', decided.to, {
    audience: 'lead',
    reason: comment,
    details: { pointKey, finding },
  });
  audit({
    action: 'procurement.sign_legal_point',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId],
    details: { pointKey, finding },
  });
  return accepted({ id: record.row.id });
});
