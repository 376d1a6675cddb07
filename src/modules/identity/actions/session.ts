'use server';

import { revalidatePath } from 'next/cache';
import { notFound, redirect, unstable_rethrow } from 'next/navigation';
import { parseFields } from '#src/server/form-action.ts';
import { readFields, textField } from '#src/server/form-data.ts';
import { log } from '#src/server/log.ts';
import { getSession, type SessionInfo } from '#src/server/session.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { returnPath } from '../domain/redirect-target.ts';
import { chooseBodySchema, codeSchema, reauthenticateSchema } from '../schema.ts';
import { CODE_REFUSED, tooManyTries, UNAVAILABLE } from '../sign-in-texts.ts';
import { confirmSessionByPassword } from '../store/reauthentication.ts';
import { sealRecoveryCodes } from '../store/recovery-code-display.ts';
import { confirmSessionByCode, finishSecondFactor, startSecondFactor } from '../store/second-factor.ts';
import { chooseBody } from '../store/sessions.ts';
import { clearSealedCodes, writeSealedCodes, writeSessionToken } from '../store/sign-in-cookies.ts';

/**
 * What a signed-in person does to their own session before (or without) being an actor: choosing the body to act for
 * and showing the second factor. Everything else is a command.
 */

const refusedState = (message: string): FormState => ({ status: 'refused', message, fieldErrors: {}, values: {} });
const wrong = (field: string, message: string): FormState => ({
  status: 'invalid',
  fieldErrors: { [field]: [message] },
  values: {},
});

const targetOf = (form: FormData) => returnPath(textField(form, 'weiter'));

/** Leaves for another page; what the browser kept of the pages seen before no longer holds. */
function goTo(path: string): never {
  revalidatePath('/', 'layout');
  redirect(path);
}

async function requireSession(): Promise<SessionInfo> {
  const session = await getSession();
  if (!session) redirect('/anmelden?hinweis=sitzung-beendet');
  return session;
}

/** Acts for another of one's organisations from now on. */
export async function chooseBodyAction(form: FormData): Promise<void> {
  const session = await requireSession();
  const parsed = parseFields(chooseBodySchema, readFields(form));
  if (!parsed.ok || !session.memberships.some(({ bodyId }) => bodyId === parsed.input.bodyId)) notFound();
  await chooseBody(session, parsed.input.bodyId);
  goTo(targetOf(form));
}

/** Keeps the session alive; answers when it ends now, or null when it is over. */
export async function extendSessionAction(): Promise<string | null> {
  const session = await getSession();
  if (!session) return null;
  return new Date(Math.min(Date.parse(session.idleExpiresAt), Date.parse(session.expiresAt))).toISOString();
}

/** Begins to set up a second factor. */
export async function startSecondFactorAction(form: FormData): Promise<void> {
  const session = await requireSession();
  await startSecondFactor(session);
  goTo(`/konto/zweiter-faktor?weiter=${encodeURIComponent(targetOf(form))}`);
}

/** Finishes setting up with a first code; the recovery codes are shown on the page it leads to. */
export async function finishSecondFactorAction(_previous: FormState, form: FormData): Promise<FormState> {
  const session = await requireSession();
  const parsed = parseFields(codeSchema, readFields(form));
  if (!parsed.ok) return { status: 'invalid', fieldErrors: parsed.fieldErrors, values: {} };
  try {
    const answer = await finishSecondFactor(session, parsed.input.code);
    if (answer.kind === 'limited') return refusedState(tooManyTries(answer.retryAfterSeconds));
    if (answer.kind !== 'accepted') return wrong('code', CODE_REFUSED);
    await writeSessionToken(answer.value.token);
    await writeSealedCodes(sealRecoveryCodes(session.sessionId, answer.value.recoveryCodes));
  } catch (error) {
    unstable_rethrow(error);
    log.error('second_factor_failed', { error });
    return refusedState(UNAVAILABLE);
  }
  goTo(`/konto/zweiter-faktor/codes?weiter=${encodeURIComponent(targetOf(form))}`);
}

/** Confirms the session by a code: for organisations that demand it, and before sensitive changes. */
export async function confirmByCodeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const session = await requireSession();
  const parsed = parseFields(codeSchema, readFields(form));
  if (!parsed.ok) return { status: 'invalid', fieldErrors: parsed.fieldErrors, values: {} };
  try {
    const answer = await confirmSessionByCode(session, parsed.input.code);
    if (answer.kind === 'limited') return refusedState(tooManyTries(answer.retryAfterSeconds));
    if (answer.kind !== 'accepted') return wrong('code', CODE_REFUSED);
    await writeSessionToken(answer.value);
  } catch (error) {
    unstable_rethrow(error);
    log.error('confirmation_failed', { error });
    return refusedState(UNAVAILABLE);
  }
  goTo(targetOf(form));
}

/** Confirms the session by the password, where there is no second factor. */
export async function confirmByPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  const session = await requireSession();
  const parsed = parseFields(reauthenticateSchema, readFields(form));
  if (!parsed.ok) return { status: 'invalid', fieldErrors: parsed.fieldErrors, values: {} };
  try {
    const answer = await confirmSessionByPassword(session, parsed.input.password);
    if (answer.kind === 'limited') return refusedState(tooManyTries(answer.retryAfterSeconds));
    if (answer.kind !== 'accepted') return wrong('password', 'Das Passwort ist nicht richtig.');
    await writeSessionToken(answer.value);
  } catch (error) {
    unstable_rethrow(error);
    log.error('confirmation_failed', { error });
    return refusedState(UNAVAILABLE);
  }
  goTo(targetOf(form));
}

/** The person has written the recovery codes down: they are not shown again. */
export async function forgetRecoveryCodesAction(form: FormData): Promise<void> {
  await requireSession();
  await clearSealedCodes();
  goTo(targetOf(form));
}
