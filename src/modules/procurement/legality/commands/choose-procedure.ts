import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { decideChooseProcedure } from '../domain/decide-check.ts';
import { loadCheck } from '../reads/stored-check.ts';
import { chooseProcedureSchema } from '../schema.ts';

/** Chooses the kind of procedure, with the reason in the record (§ 8 Abs. 1 VgV). */
export const chooseProcedure = command(
  'procurement.choose_procedure',
  chooseProcedureSchema,
  async (context, input) => {
    const { tx, actor, audit } = context;
    const record = await loadForVerb(context, 'choose_procedure', input.procurementId);
    assertVersion(record, input.version);
    const { procedureKey, reason } = input;
    const option = (await loadCheck(tx, record)).options.find(({ key }) => key === procedureKey);
    if (!option) throw new AppError('not_found');
    const decided = decideChooseProcedure(record.facts, record.acting, option);
    if (!decided.ok) return refused(decided.reason);
    await saveStep(tx, actor, record, 'choose_procedure', decided.to, {
      audience: 'lead',
      reason,
      details: { procedureKey, standing: option.standing },
    });
    await updateProcurement(tx, record, { procedureKey, procedureReason: reason });
    audit({
      action: 'procurement.choose_procedure',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [record.row.leadBodyId],
      details: { procedureKey, standing: option.standing },
    });
    return accepted({ id: record.row.id });
  },
);
