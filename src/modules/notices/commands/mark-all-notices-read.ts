import { command } from '#src/server/command.ts';
import { accepted } from '#src/server/outcome.ts';
import { allNoticesSchema } from '../schema.ts';
import { markAllRead } from '../store/reading.ts';

/** Marks all notices of the actor for the body they act for as read; other people's are out of its reach. */
export const markAllNoticesRead = command(
  'notices.mark_all_notices_read',
  allNoticesSchema,
  async ({ tx, actor, now, audit }) => {
    const count = await markAllRead(tx, actor, now);
    audit({
      action: 'notices.mark_all_notices_read',
      subjectType: 'person',
      subjectId: actor.personId,
      details: { count },
    });
    return accepted({ count });
  },
);
