import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted } from '#src/server/outcome.ts';
import { endSessionSchema } from '../schema.ts';
import { endSessions } from '../store/account.ts';

/** Ends one of one's own sessions, on whatever device it runs. */
export const endSession = command(
  'identity.end_session',
  endSessionSchema,
  async ({ tx, actor, now, audit }, input) => {
    const ended = await endSessions(tx, actor.personId, { only: input.sessionId }, 'ended_by_owner', now);
    if (ended === 0) throw new AppError('not_found');
    audit({
      action: 'identity.end_session',
      subjectType: 'session',
      subjectId: input.sessionId,
      bodyIds: [actor.bodyId],
    });
    return accepted({ self: input.sessionId === actor.sessionId });
  },
);
