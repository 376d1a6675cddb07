import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep } from '../../store/procurement.ts';
import { loadCheck } from '../reads/stored-check.ts';
import { answerLegalPointSchema } from '../schema.ts';
import { saveAnswers } from '../store.ts';

/** Answers a point's questions. "Unclear" and unanswered questions are kept as such. */
export const answerLegalPoint = command(
  'procurement.answer_legal_point',
  answerLegalPointSchema,
  async (context, input) => {
    const { tx, actor, audit, tell } = context;
    const record = await loadForVerb(context, 'answer_legal_point', input.procurementId);
    const decided = decideVerb('answer_legal_point', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    const { pointKey, answers, comment } = input;
    const check = (await loadCheck(tx, record)).withAnswers(pointKey, answers);
    const point = check.points.find(({ key }) => key === pointKey);
    if (!point || point.version !== input.pointVersion) throw new AppError('conflict');
    await saveAnswers(tx, record, point, { answers, comment, answeredBy: actor.personId });
    const { finding } = point.result;
    await saveStep(tx, actor, record, 'answer_legal_point', decided.to, {
      audience: 'lead',
      details: { pointKey, finding, answers },
    });
    audit({
      action: 'procurement.answer_legal_point',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [record.row.leadBodyId],
      details: { pointKey, finding },
    });
    const isLast = check.points.every(({ key, isAnswered }) => key === pointKey || isAnswered);
    if (isLast)
      tell(
        notice(record, actor, 'procurement_legal_check_to_sign', {
          bodyIds: [record.row.leadBodyId],
          roles: ['legal_reviewer'],
        }),
      );
    return accepted({ id: record.row.id });
  },
);
