import { dateOf } from '#src/db/columns.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../domain/decide.ts';
import { editIdeaSchema } from '../schema.ts';
import { areKnownCpvCodes, isKnownField } from '../store/catalogue.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { saveStep, updateProcurement } from '../store/procurement.ts';

/** Changes subject, need, codes, term and estimate while nothing has been checked on their ground. */
export const editIdea = command('procurement.edit_idea', editIdeaSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'edit_idea', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('edit_idea', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  if (input.fieldKey !== null && !(await isKnownField(tx, input.fieldKey, record.row.fieldKey)))
    return refused('field_unknown');
  if (!(await areKnownCpvCodes(tx, input.cpvCodes))) return refused('cpv_unknown');
  const { title, fieldKey, subject, need, cpvCodes, contractNature, arrangement, termMonths } = input;
  const estimatedValueCents = input.estimatedValueCents === null ? null : BigInt(input.estimatedValueCents);
  await saveStep(tx, actor, record, 'edit_idea', decided.to, {
    audience: 'lead',
    details: { estimatedValueCents: input.estimatedValueCents, cpvCodes, termMonths },
  });
  await updateProcurement(tx, record, {
    title,
    fieldKey,
    subject,
    need,
    cpvCodes,
    contractNature,
    arrangement,
    termMonths,
    needOn: dateOf(input.needOn),
    estimatedValueCents,
    estimateReasoning: input.estimateReasoning,
  });
  audit({
    action: 'procurement.edit_idea',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId],
    details: { from: record.row.version, to: record.row.version + 1 },
  });
  return accepted({ id: record.row.id });
});
