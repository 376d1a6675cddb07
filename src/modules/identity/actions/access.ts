'use server';

import { revalidatePath } from 'next/cache';
import { redirect, unstable_rethrow } from 'next/navigation';
import { getClientRequest } from '#src/server/client-request.ts';
import { parseFields } from '#src/server/form-action.ts';
import { keptValues, readFields } from '#src/server/form-data.ts';
import { log } from '#src/server/log.ts';
import { getSession } from '#src/server/session.ts';
import { openSessionFor } from '#src/server/session-opening.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { acceptExistingSchema, acceptNewSchema, newPasswordSchema, resetRequestSchema } from '../schema.ts';
import { RESET_REQUESTED, tooManyTries, UNAVAILABLE } from '../sign-in-texts.ts';
import { signInGate } from '../store/gate.ts';
import { acceptAsPerson, acceptWithNewAccount } from '../store/invitations.ts';
import { requestReset, resetPassword } from '../store/password-reset.ts';
import { chooseBody } from '../store/sessions.ts';
import { countToken } from '../store/tries.ts';
import { PASSWORD_WEAKNESS_TEXTS } from '../texts.ts';

/** Ways to an account without being signed in: a link from a mail is the proof. */

const LINK_DEAD =
  'Dieser Link gilt nicht mehr: Er ist abgelaufen oder wurde schon benutzt. Bitte fordern Sie einen neuen an.';
const INVITATION_DEAD =
  'Diese Einladung gilt nicht mehr: Sie ist abgelaufen, zurückgezogen oder schon angenommen. Bitte lassen Sie sich eine neue senden.';

const refusedState = (message: string, values: FormState['values']): FormState => ({
  status: 'refused',
  message,
  fieldErrors: {},
  values,
});

/** Asks for a link to set a new password. The answer is the same for every address. */
export async function requestResetAction(_previous: FormState, form: FormData): Promise<FormState> {
  const fields = readFields(form);
  const values = keptValues(fields);
  const parsed = parseFields(resetRequestSchema, fields);
  if (!parsed.ok) return { status: 'invalid', fieldErrors: parsed.fieldErrors, values };
  try {
    const { address } = await getClientRequest();
    const verdict = await requestReset(parsed.input.email, address);
    if (!verdict.allowed) return refusedState(tooManyTries(verdict.retryAfterSeconds), values);
  } catch (error) {
    log.error('reset_request_failed', { error });
    return refusedState(UNAVAILABLE, values);
  }
  return { status: 'done', message: RESET_REQUESTED, fieldErrors: {}, values: {} };
}

/** Sets a new password with the link from the mail. */
export async function resetPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  const fields = readFields(form);
  const parsed = parseFields(newPasswordSchema, fields);
  if (!parsed.ok) return { status: 'invalid', fieldErrors: parsed.fieldErrors, values: keptValues(fields) };
  try {
    const { address } = await getClientRequest();
    const verdict = await countToken(address);
    if (!verdict.allowed) return refusedState(tooManyTries(verdict.retryAfterSeconds), {});
    const answer = await resetPassword(parsed.input.token, parsed.input.newPassword);
    if (!answer.ok && answer.reason === 'expired') return refusedState(LINK_DEAD, {});
    if (!answer.ok && answer.reason !== 'expired') {
      return { status: 'invalid', fieldErrors: { newPassword: [PASSWORD_WEAKNESS_TEXTS[answer.reason]] }, values: {} };
    }
  } catch (error) {
    log.error('reset_failed', { error });
    return refusedState(UNAVAILABLE, {});
  }
  redirect('/anmelden?hinweis=passwort-geaendert');
}

/** Accepts an invitation with a new account and signs in. */
export async function acceptInvitationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const fields = readFields(form);
  const values = keptValues(fields);
  const parsed = parseFields(acceptNewSchema, fields);
  if (!parsed.ok) return { status: 'invalid', fieldErrors: parsed.fieldErrors, values };
  try {
    const { address, userAgent } = await getClientRequest();
    const verdict = await countToken(address);
    if (!verdict.allowed) return refusedState(tooManyTries(verdict.retryAfterSeconds), values);
    const { token, displayName, newPassword } = parsed.input;
    const answer = await acceptWithNewAccount(token, displayName, newPassword);
    if (!answer.ok) {
      if (answer.reason === 'closed') return refusedState(INVITATION_DEAD, values);
      if (answer.reason === 'has_account' || answer.reason === 'other_account') {
        return refusedState(
          'Zu dieser E-Mail-Adresse gibt es bereits ein Konto. Bitte laden Sie die Seite neu.',
          values,
        );
      }
      return { status: 'invalid', fieldErrors: { newPassword: [PASSWORD_WEAKNESS_TEXTS[answer.reason]] }, values };
    }
    await openSessionFor(
      signInGate,
      { personId: answer.personId, method: 'invitation', assurance: 'normal' },
      userAgent,
    );
  } catch (error) {
    unstable_rethrow(error);
    log.error('invitation_failed', { error });
    return refusedState(UNAVAILABLE, values);
  }
  revalidatePath('/', 'layout');
  redirect('/start');
}

/** Accepts an invitation with the account one is signed in with, and acts for the new organisation from then on. */
export async function acceptInvitationSignedInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const parsed = parseFields(acceptExistingSchema, readFields(form));
  if (!parsed.ok) return refusedState(INVITATION_DEAD, {});
  try {
    const session = await getSession();
    if (!session)
      return refusedState(
        'Ihre Sitzung ist beendet. Bitte melden Sie sich wieder an, und laden Sie die Seite neu.',
        {},
      );
    const answer = await acceptAsPerson(parsed.input.token, session.personId);
    if (!answer.ok && answer.reason === 'other_account') {
      return refusedState('Diese Einladung gilt einer anderen Person. Bitte melden Sie sich mit deren Konto an.', {});
    }
    if (!answer.ok) return refusedState(INVITATION_DEAD, {});
    await chooseBody(session, answer.bodyId);
  } catch (error) {
    log.error('invitation_failed', { error });
    return refusedState(UNAVAILABLE, {});
  }
  revalidatePath('/', 'layout');
  redirect('/start');
}
