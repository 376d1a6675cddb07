'use server';

import { forbidden, redirect } from 'next/navigation';
import { isAppError } from '#src/server/errors.ts';
import { formAction, parseFields } from '#src/server/form-action.ts';
import { keptValues, readFields, textField } from '#src/server/form-data.ts';
import { requireActor } from '#src/server/session.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { createToken } from './commands/create-token.ts';
import { revokeToken } from './commands/revoke-token.ts';
import { createTokenSchema } from './schema.ts';
import { clearSealedToken, writeSealedToken } from './store/display.ts';
import { TOKEN_REFUSALS } from './texts.ts';

const PAGE = '/verwaltung/schnittstelle';
const isKey = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Makes a token and shows it once, on the page it leads to. */
export async function createTokenAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor(PAGE);
  const fields = readFields(form);
  const parsed = parseFields(createTokenSchema, fields);
  const values = keptValues(fields);
  if (!parsed.ok) return { status: 'invalid', fieldErrors: parsed.fieldErrors, values };
  const key = textField(form, '_key');
  const outcome = await createToken
    .execute(actor, parsed.input, key !== null && isKey(key) ? key : undefined)
    .catch((error: unknown) => {
      if (isAppError(error, 'forbidden')) forbidden();
      throw error;
    });
  if (!outcome.ok) {
    return { status: 'refused', message: TOKEN_REFUSALS[outcome.reason].message, fieldErrors: {}, values };
  }
  await writeSealedToken(outcome.value.sealed);
  redirect(`${PAGE}/neu`);
}

const revoke = formAction({ command: revokeToken, refusals: TOKEN_REFUSALS, redirectTo: () => PAGE });

/** Ends a token. */
export async function revokeTokenAction(previous: FormState, form: FormData): Promise<FormState> {
  return revoke(previous, form);
}

/** Ends the showing of a new token. */
export async function forgetTokenAction(): Promise<void> {
  await clearSealedToken();
  redirect(PAGE);
}
