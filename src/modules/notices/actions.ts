'use server';

import { redirect } from 'next/navigation';
import { formAction } from '#src/server/form-action.ts';
import { type FormState, idleState } from '#src/ui/form/form-state.ts';
import { markAllNoticesRead } from './commands/mark-all-notices-read.ts';
import { markNoticeRead } from './commands/mark-notice-read.ts';
import { retryMail } from './commands/retry-mail.ts';
import { RETRY_REFUSALS } from './texts.ts';

const markOne = formAction({ command: markNoticeRead, refusals: {}, done: 'Als gelesen markiert.' });

const open = formAction({ command: markNoticeRead, refusals: {}, redirectTo: ({ path }) => path });

const markAll = formAction({
  command: markAllNoticesRead,
  refusals: {},
  done: 'Alle Mitteilungen sind als gelesen markiert.',
});

const retry = formAction({
  command: retryMail,
  refusals: RETRY_REFUSALS,
  done: 'Die Mail wird noch einmal gesendet.',
});

/** Form post of marking one notice read. */
export async function markNoticeReadAction(previous: FormState, form: FormData): Promise<FormState> {
  return markOne(previous, form);
}

/** Form post of opening a notice: it is read from then on, and what it is about is shown. */
export async function openNoticeAction(form: FormData): Promise<void> {
  await open(idleState, form);
  // Only what could not be done comes back: a session that is over, a request that was not ours.
  redirect('/mitteilungen');
}

/** Form post of marking all notices read. */
export async function markAllNoticesReadAction(previous: FormState, form: FormData): Promise<FormState> {
  return markAll(previous, form);
}

/** Form post of sending a mail once more. */
export async function retryMailAction(previous: FormState, form: FormData): Promise<FormState> {
  return retry(previous, form);
}
