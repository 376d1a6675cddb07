import type { CommandContext } from '#src/server/command.ts';
import type { LoadedProcurement } from '../../store/load.ts';
import { TAKEN_BACK_METHOD, VOIDED_BY_CORRECTION, VOIDED_BY_DECLINE } from '../texts.ts';
import { loadConfirmation, takeBackBaseline, voidConfirmation } from './confirmations.ts';

/**
 * Ends the acting body's live confirmation, if there is one, because its ground has changed; a signed one takes its
 * baseline along. Tells whether a signed one was ended: the lead buyer must hear of it.
 */
export async function endLiveConfirmation(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  record: LoadedProcurement,
  cause: 'correction' | 'decline',
): Promise<'none' | 'prepared' | 'signed'> {
  const live = await loadConfirmation(tx, record.row.id, actor.bodyId);
  if (!live) return 'none';
  await voidConfirmation(tx, live, now, cause === 'correction' ? VOIDED_BY_CORRECTION : VOIDED_BY_DECLINE);
  if (live.status === 'signed') await takeBackBaseline(tx, actor, now, record.row.id, TAKEN_BACK_METHOD);
  return live.status;
}
