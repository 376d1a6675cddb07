import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { clauseProblem, latestVersion } from '../domain/decisions.ts';
import { chooseClausesSchema } from '../schema.ts';
import { loadClausesInForce, loadLots, saveDecisions } from '../store.ts';

/**
 * Decides for one lot, or for all at once, which clauses hold; every deviation is in the record with its reason. Whoever was
 * shown older decisions of what they would replace meets a conflict.
 */
export const chooseClauses = command('procurement.choose_clauses', chooseClausesSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const record = await loadForVerb(context, 'choose_clauses', input.procurementId);
  const decided = decideVerb('choose_clauses', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const lots = await loadLots(tx, input.procurementId);
  const lot = lots.find(({ id }) => id === input.lotId);
  if (!lot) throw new AppError('not_found');
  const latest = latestVersion(lots);
  if (input.allLots ? latest !== input.latestVersion : lot.version !== input.lotVersion) throw new AppError('conflict');
  const chosen = input.allLots ? lots : [lot];
  const clauses = await loadClausesInForce(tx, record.facts.today);
  const problem = clauseProblem(
    clauses.map(({ key }) => key),
    input.decisions,
  );
  if (problem) return refused(problem);
  const ids = chosen.map(({ id }) => id);
  await saveDecisions(tx, actor, now, input.procurementId, ids, input.decisions, latest + 1);
  const titles = new Map(clauses.map(({ key, title }) => [key, title]));
  const deviations = input.decisions.filter(({ status }) => status === 'deviated');
  const details = {
    lots: chosen.map(({ number }) => number),
    required: input.decisions.length - deviations.length,
    deviated: deviations.map(({ clauseKey }) => clauseKey),
  };
  await saveStep(tx, actor, record, 'choose_clauses', decided.to, {
    reason: deviations.map(({ clauseKey, reason }) => `${titles.get(clauseKey)}: ${reason}`).join('\n'),
    details,
  });
  audit({
    action: 'procurement.choose_clauses',
    subjectType: 'procurement',
    subjectId: input.procurementId,
    bodyIds: [record.row.leadBodyId],
    details,
  });
  return accepted({ id: input.procurementId });
});
