import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, type Outcome } from '#src/server/outcome.ts';
import { loadForVerb } from '../../store/load.ts';
import { insertProcurement, saveStep, updateProcurement } from '../../store/procurement.ts';
import { importReleaseSchema } from '../schema.ts';
import { insertProposedLots, knownCpvCodes } from '../store.ts';

/**
 * Starts an idea from an OCDS release of somebody else: title, subject, codes, nature, arrangement and lots. What only a
 * tender or an award can decide (platform, dates, suppliers, prices) is not taken over.
 */
export const importRelease = command(
  'procurement.import_release',
  importReleaseSchema,
  async (context, input): Promise<Outcome<{ id: string }, never>> => {
    const { tx, actor, now, audit } = context;
    if (!canStartProcurement(actor)) throw new AppError('forbidden');
    const { ocid, title, subject, contractNature, arrangement, lots, ...proposal } = input.text;
    const lotCodes = lots.flatMap(({ cpvCode }) => (cpvCode === null ? [] : [cpvCode]));
    const known = await knownCpvCodes(tx, [...proposal.cpvCodes, ...lotCodes]);
    const cpvCodes = proposal.cpvCodes.filter((code) => known.has(code));
    const year = berlinDay(now).slice(0, 4);
    const { id, reference } = await insertProcurement(tx, actor, now, {
      title,
      fieldKey: null,
      need: '',
      year,
      cpvCodes,
    });
    const record = await loadForVerb(context, 'edit_idea', id);
    const details = { ocid, lots: lots.length, cpvCodes };
    await saveStep(tx, actor, record, 'import_release', record.row.status, { audience: 'lead', details });
    await updateProcurement(tx, record, {
      subject,
      ...(contractNature ? { contractNature } : {}),
      ...(arrangement ? { arrangement } : {}),
    });
    await insertProposedLots(tx, id, lots, known);
    audit({
      action: 'procurement.import_release',
      subjectType: 'procurement',
      subjectId: id,
      bodyIds: [actor.bodyId],
      details: { reference, ocid, lots: lots.length },
    });
    return accepted({ id });
  },
);
