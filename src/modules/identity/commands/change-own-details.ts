import { command } from '#src/server/command.ts';
import { accepted } from '#src/server/outcome.ts';
import { changeOwnDetailsSchema } from '../schema.ts';
import { saveOwnDetails } from '../store/account.ts';

/** Changes one's own name and whether notices also come by mail. */
export const changeOwnDetails = command(
  'identity.change_own_details',
  changeOwnDetailsSchema,
  async ({ tx, actor, audit }, input) => {
    const { version, ...details } = input;
    await saveOwnDetails(tx, { id: actor.personId, version }, details);
    audit({
      action: 'identity.change_own_details',
      subjectType: 'person',
      subjectId: actor.personId,
      bodyIds: [actor.bodyId],
      details: { mailNotices: details.mailNotices },
    });
    return accepted({});
  },
);
