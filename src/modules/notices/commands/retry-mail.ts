import { canRetryMail } from '#src/policy/notices.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, type Outcome, refused } from '#src/server/outcome.ts';
import { mailSchema } from '../schema.ts';
import { requeueMail } from '../store/mail-claims.ts';
import { mailExists } from '../store/reading.ts';

/** Puts a mail that failed, is unclear or was only stored back in line; who may have it is asked again before it goes. */
export const retryMail = command(
  'notices.retry_mail',
  mailSchema,
  async ({ tx, actor, audit }, input): Promise<Outcome<{ id: string }, 'not_retryable'>> => {
    if (!canRetryMail(actor)) throw new AppError('forbidden');
    if (!(await mailExists(tx, input.mailId))) throw new AppError('not_found');
    if (!(await requeueMail(tx, input.mailId))) return refused('not_retryable');
    audit({ action: 'notices.retry_mail', subjectType: 'mail', subjectId: input.mailId });
    return accepted({ id: input.mailId });
  },
);
