import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { canEnterContract } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { insertOwnContract, isKnownCpv, listKnownContracts } from '../../store/contract.ts';
import { importContractsSchema } from '../schema.ts';

/** More of them would only be a wall of text; after these the next ones are named. */
const NAMED = 10;

/**
 * Enters the body's own contracts from a file, all of them or none. What is already entered is refused: nobody can remove a
 * contract, so a file read twice would stay.
 */
export const importContracts = command('contracts.import', importContractsSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  if (!canEnterContract(actor)) throw new AppError('forbidden');
  for (const code of new Set(input.lines.map(({ cpvCode }) => cpvCode)))
    if (!(await isKnownCpv(tx, code))) return refused('cpv_unknown');
  const known = await listKnownContracts(tx, actor, input.lines);
  if (known.length > 0) return refused('contract_known', { contracts: known.slice(0, NAMED).join('; ') });
  const year = berlinDay(now).slice(0, 4);
  for (const line of input.lines) {
    const { id, reference } = await insertOwnContract(tx, actor, now, year, line);
    audit({
      action: 'contracts.import',
      subjectType: 'contract',
      subjectId: id,
      bodyIds: [actor.bodyId],
      details: { reference, poolingVisible: line.poolingVisible },
    });
  }
  return accepted({ count: input.lines.length });
});
