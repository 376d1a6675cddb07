import { command } from '#src/server/command.ts';
import { accepted } from '#src/server/outcome.ts';
import { noInputSchema } from '../schema.ts';
import { endSessions } from '../store/account.ts';

/** Ends all of one's own sessions but this one. */
export const endOtherSessions = command(
  'identity.end_other_sessions',
  noInputSchema,
  async ({ tx, actor, now, audit }) => {
    const ended = await endSessions(tx, actor.personId, { allBut: actor.sessionId }, 'ended_by_owner', now);
    audit({
      action: 'identity.end_other_sessions',
      subjectType: 'person',
      subjectId: actor.personId,
      bodyIds: [actor.bodyId],
      details: { ended },
    });
    return accepted({ ended });
  },
);
