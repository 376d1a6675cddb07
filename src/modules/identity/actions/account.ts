'use server';

import { revalidatePath } from 'next/cache';
import { forbidden, redirect } from 'next/navigation';
import { formAction, parseFields } from '#src/server/form-action.ts';
import { readFields, textField } from '#src/server/form-data.ts';
import { requireActor } from '#src/server/session.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { changeOwnDetails } from '../commands/change-own-details.ts';
import { changePassword } from '../commands/change-password.ts';
import { disableSecondFactor } from '../commands/disable-second-factor.ts';
import { endOtherSessions } from '../commands/end-other-sessions.ts';
import { endSession } from '../commands/end-session.ts';
import { renewRecoveryCodes } from '../commands/renew-recovery-codes.ts';
import { endSessionSchema } from '../schema.ts';
import { writeSealedCodes } from '../store/sign-in-cookies.ts';
import { accountRefusals } from '../texts.ts';

const changeDetails = formAction({
  command: changeOwnDetails,
  refusals: {},
  redirectTo: () => '/konto?gespeichert=angaben',
});

/** Saves one's own name and wish for mails. */
export async function changeOwnDetailsAction(previous: FormState, form: FormData): Promise<FormState> {
  return changeDetails(previous, form);
}

const newPassword = formAction({
  command: changePassword,
  refusals: accountRefusals,
  redirectTo: () => '/konto?gespeichert=passwort',
});

/** Changes one's own password. */
export async function changePasswordAction(previous: FormState, form: FormData): Promise<FormState> {
  return newPassword(previous, form);
}

const removeFactor = formAction({
  command: disableSecondFactor,
  refusals: accountRefusals,
  redirectTo: () => '/konto?gespeichert=zweiter-faktor',
});

/** Removes one's own second factor. */
export async function disableSecondFactorAction(previous: FormState, form: FormData): Promise<FormState> {
  return removeFactor(previous, form);
}

/** Makes new recovery codes and shows them on the page it leads to. */
export async function renewRecoveryCodesAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor('/konto/zweiter-faktor');
  const key = textField(form, '_key');
  const outcome = await renewRecoveryCodes.execute(actor, {}, key !== null && isKey(key) ? key : undefined);
  if (!outcome.ok) {
    return { status: 'refused', message: accountRefusals[outcome.reason].message, fieldErrors: {}, values: {} };
  }
  await writeSealedCodes(outcome.value.sealedCodes);
  redirect('/konto/zweiter-faktor/codes?weiter=/konto');
}

const isKey = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

const endOthers = formAction({
  command: endOtherSessions,
  refusals: {},
  redirectTo: () => '/konto/sitzungen?beendet=alle',
});

/** Ends all of one's own sessions but this one. */
export async function endOtherSessionsAction(previous: FormState, form: FormData): Promise<FormState> {
  return endOthers(previous, form);
}

/** Ends one of one's own sessions; a plain form, so that a list of them costs no script. */
export async function endSessionAction(form: FormData): Promise<void> {
  const actor = await requireActor('/konto/sitzungen');
  const parsed = parseFields(endSessionSchema, readFields(form));
  if (!parsed.ok) forbidden();
  // A session that is over already needs no ending: the list it leads to says so.
  const outcome = await endSession.execute(actor, parsed.input).catch(() => null);
  if (outcome?.ok && outcome.value.self) redirect('/anmelden?hinweis=sitzung-beendet');
  revalidatePath('/', 'layout');
  redirect('/konto/sitzungen?beendet=eine');
}
