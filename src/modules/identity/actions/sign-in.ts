'use server';

import { revalidatePath } from 'next/cache';
import { redirect, unstable_rethrow } from 'next/navigation';
import { getClientRequest } from '#src/server/client-request.ts';
import { parseFields } from '#src/server/form-action.ts';
import { keptValues, readFields, textField } from '#src/server/form-data.ts';
import { log } from '#src/server/log.ts';
import { providerSignOutAddress, SIGNED_OUT_PATH } from '#src/server/provider-sign-out.ts';
import { OIDC_PROVIDER_ID, oidcName, openSessionFor, signInProtocol } from '#src/server/session-opening.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { returnPath } from '../domain/redirect-target.ts';
import { codeSchema, signInSchema } from '../schema.ts';
import { CODE_REFUSED, NO_ORGANISATION, SIGN_IN_REFUSED, tooManyTries, UNAVAILABLE } from '../sign-in-texts.ts';
import { signInGate } from '../store/gate.ts';
import { checkPassword } from '../store/password-sign-in.ts';
import { checkPendingCode } from '../store/second-factor.ts';
import { signOut } from '../store/sessions.ts';
import {
  clearPendingToken,
  clearSessionToken,
  readPendingToken,
  readSessionToken,
  writePendingToken,
} from '../store/sign-in-cookies.ts';

/** Anyone may call what stands here: each action proves identity itself, or does nothing that needs one. */

const refusedState = (message: string, values: FormState['values']): FormState => ({
  status: 'refused',
  message,
  fieldErrors: {},
  values,
});

/** Reads where to go afterwards; only paths of this portal pass. */
const targetOf = (form: FormData) => returnPath(textField(form, 'weiter'));

/** First step: mail address and password. Leads to the code or, signed in, to where one wanted to go. */
export async function signInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const fields = readFields(form);
  const values = keptValues(fields);
  const target = targetOf(form);
  const parsed = parseFields(signInSchema, fields);
  if (!parsed.ok) return { status: 'invalid', fieldErrors: parsed.fieldErrors, values };
  let next = target;
  try {
    const { address, userAgent } = await getClientRequest();
    const answer = await checkPassword(parsed.input.email, parsed.input.password, address);
    if (answer.kind === 'limited') return refusedState(tooManyTries(answer.retryAfterSeconds), values);
    if (answer.kind === 'refused') return refusedState(SIGN_IN_REFUSED, values);
    if (answer.kind === 'no_organisation') return refusedState(NO_ORGANISATION, values);
    if (answer.kind === 'second_factor') {
      await writePendingToken(answer.pendingToken);
      next = `/anmelden/code?weiter=${encodeURIComponent(target)}`;
    } else {
      await openSessionFor(signInGate, answer.identity, userAgent);
    }
  } catch (error) {
    unstable_rethrow(error);
    log.error('sign_in_failed', { error });
    return refusedState(UNAVAILABLE, values);
  }
  revalidatePath('/', 'layout');
  redirect(next);
}

/** Second step: the code of the app, or a recovery code. */
export async function signInCodeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const fields = readFields(form);
  const target = targetOf(form);
  const parsed = parseFields(codeSchema, fields);
  if (!parsed.ok) return { status: 'invalid', fieldErrors: parsed.fieldErrors, values: {} };
  let isExpired = false;
  try {
    const { userAgent } = await getClientRequest();
    const answer = await checkPendingCode(await readPendingToken(), parsed.input.code);
    if (answer.kind === 'limited') return refusedState(tooManyTries(answer.retryAfterSeconds), {});
    if (answer.kind === 'refused') return { status: 'invalid', fieldErrors: { code: [CODE_REFUSED] }, values: {} };
    isExpired = answer.kind === 'expired';
    if (answer.kind === 'accepted') {
      await openSessionFor(signInGate, answer.value, userAgent);
      await clearPendingToken();
    }
  } catch (error) {
    unstable_rethrow(error);
    log.error('sign_in_failed', { error });
    return refusedState(UNAVAILABLE, {});
  }
  if (isExpired) redirect(`/anmelden?hinweis=code-abgelaufen&weiter=${encodeURIComponent(target)}`);
  revalidatePath('/', 'layout');
  redirect(target);
}

/** Goes to the identity provider; it answers at /api/auth/callback/oidc. */
export async function startProviderSignInAction(form: FormData): Promise<void> {
  const target = targetOf(form);
  let address = `/anmelden?fehler=anmeldedienst&weiter=${encodeURIComponent(target)}`;
  if (oidcName() !== null) {
    try {
      const { userAgent } = await getClientRequest();
      const { signIn } = signInProtocol(signInGate, { userAgent, previousToken: await readSessionToken() }, null);
      address = String(await signIn(OIDC_PROVIDER_ID, { redirect: false, redirectTo: target }));
    } catch (error) {
      unstable_rethrow(error);
      log.error('provider_unreachable', { error });
    }
  }
  redirect(address);
}

/** Ends this browser's session on the server, forgets the cookie, and leads on to the provider one signed in through. */
export async function signOutAction(): Promise<void> {
  const token = await readSessionToken();
  const method = token ? await signOut(token) : null;
  await clearSessionToken();
  revalidatePath('/', 'layout');
  if (method !== 'oidc') redirect(SIGNED_OUT_PATH);
  redirect((await providerSignOutAddress()) ?? '/anmelden?hinweis=nur-hier-abgemeldet');
}
