import { canReadNotice } from '#src/policy/notices.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted } from '#src/server/outcome.ts';
import { noticeSchema } from '../schema.ts';
import { findNotice, markRead } from '../store/reading.ts';
import { shownText } from '../texts.ts';

/** Marks one of the actor's own notices as read, and says where what it is about can be seen. */
export const markNoticeRead = command(
  'notices.mark_notice_read',
  noticeSchema,
  async ({ tx, actor, now, audit }, input) => {
    const notice = await findNotice(tx, input.noticeId);
    if (!notice || !canReadNotice(actor, notice)) throw new AppError('not_found');
    await markRead(tx, input.noticeId, now);
    audit({ action: 'notices.mark_notice_read', subjectType: 'notice', subjectId: input.noticeId });
    return accepted({ id: input.noticeId, path: shownText(notice).path });
  },
);
