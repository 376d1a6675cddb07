import { mayTryProcurementVerb } from '#src/policy/procurement.ts';
import type { CommandContext } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import type { ProcurementVerb } from '../../domain/transitions.ts';
import { type LoadedProcurement, loadUnlocked } from '../../store/load.ts';

/**
 * Reads the purchase for a body's own step, under a lock that answers share and closing does not: hundreds answer at once,
 * nobody after the end.
 * @throws AppError not_found, forbidden
 */
export async function loadForOwnStep(
  context: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  verb: ProcurementVerb,
  id: string,
): Promise<LoadedProcurement> {
  const { tx, actor, now } = context;
  await tx.$queryRaw`SELECT share_procurement(${id}::uuid)`;
  const loaded = await loadUnlocked(tx, actor, now, id);
  if (!mayTryProcurementVerb(actor, loaded.facts, verb)) throw new AppError('forbidden');
  return loaded;
}
