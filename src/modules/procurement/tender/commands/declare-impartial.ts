import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { declareImpartialSchema } from '../schema.ts';
import { noteImpartial } from '../store.ts';

/** Each person for themselves: no conflict of interest (§ 6 VgV). Only then do offers show. */
export const declareImpartial = command(
  'procurement.declare_impartial',
  declareImpartialSchema,
  async (context, { procurementId }) => {
    const { tx, actor, now, audit } = context;
    const record = await loadForVerb(context, 'declare_impartial', procurementId);
    const decided = decideVerb('declare_impartial', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    if (record.facts.declaredImpartial) return refused('declared_already');
    await noteImpartial(tx, record.row.id, actor.personId, now);
    await saveStep(tx, actor, record, 'declare_impartial', decided.to, { audience: 'lead' });
    audit({
      action: 'procurement.declare_impartial',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds: [...new Set([record.row.leadBodyId, actor.bodyId])],
    });
    return accepted({ id: record.row.id });
  },
);
