import { z } from 'zod';
import { ROLES } from '#src/policy/actor.ts';
import { anyOf, id, oneOf, requiredText, version } from '#src/server/input.ts';
import { EMAIL_MAX_LENGTH, normalizeEmail } from './domain/email.ts';

const EMAIL_MESSAGE = 'Bitte geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@kommune.de.';

/** A mail address, normalised. */
export const emailField = z
  .string('Bitte geben Sie die E-Mail-Adresse an.')
  .max(EMAIL_MAX_LENGTH, EMAIL_MESSAGE)
  .transform((text, context): string => {
    const email = normalizeEmail(text);
    if (email !== null) return email;
    context.addIssue({
      code: 'custom',
      message: text.trim() === '' ? 'Bitte geben Sie die E-Mail-Adresse an.' : EMAIL_MESSAGE,
    });
    return z.NEVER;
  });

/** A password as typed: nothing is trimmed. Its strength is judged where the account is known. */
export const passwordField = z
  .string('Bitte geben Sie das Passwort an.')
  .min(1, 'Bitte geben Sie das Passwort an.')
  .max(1_000, 'Dieses Passwort ist zu lang.');

/** Display name of a person: one line, without control characters. */
export const displayNameField = requiredText('den Namen', 120).refine(
  (text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text),
  'Der Name enthält Zeichen, die nicht gespeichert werden können.',
);

/** A six-digit code or a recovery code as typed. */
export const codeField = z
  .string('Bitte geben Sie den Code an.')
  .trim()
  .min(1, 'Bitte geben Sie den Code an.')
  .max(60, 'Dieser Code ist zu lang.');

export const signInSchema = z.object({ email: emailField, password: passwordField });
export const codeSchema = z.object({ code: codeField });
export const resetRequestSchema = z.object({ email: emailField });
export const chooseBodySchema = z.object({ bodyId: id });
export const reauthenticateSchema = z.object({ password: passwordField });

const newPasswordFields = {
  newPassword: passwordField,
  repeatedPassword: z.string('Bitte wiederholen Sie das neue Passwort.').max(1_000, 'Dieses Passwort ist zu lang.'),
};
const sameTwice = (input: { newPassword: string; repeatedPassword: string }) =>
  input.newPassword === input.repeatedPassword;
const notSame = { path: ['repeatedPassword'], message: 'Die beiden Eingaben stimmen nicht überein.' };

export const newPasswordSchema = z
  .object({ token: z.string().max(200), ...newPasswordFields })
  .refine(sameTwice, notSame);
export const acceptNewSchema = z
  .object({ token: z.string().max(200), displayName: displayNameField, ...newPasswordFields })
  .refine(sameTwice, notSame);
export const acceptExistingSchema = z.object({ token: z.string().max(200) });

export const changePasswordSchema = z
  .object({ currentPassword: passwordField, ...newPasswordFields })
  .refine(sameTwice, notSame);
export const changeOwnDetailsSchema = z.object({
  displayName: displayNameField,
  mailNotices: z
    .literal('ja')
    .optional()
    .transform((value) => value === 'ja'),
  version,
});
export const noInputSchema = z.object({});
export const endSessionSchema = z.object({ sessionId: id });

const roles = anyOf(ROLES).refine((chosen) => chosen.length > 0, 'Bitte wählen Sie mindestens eine Rolle.');

export const invitePersonSchema = z.object({ bodyId: id, email: emailField, displayName: displayNameField, roles });
export const invitationSchema = z.object({ invitationId: id });
export const changeRolesSchema = z.object({ membershipId: id, version, roles });
export const removePersonSchema = z.object({ membershipId: id, version });
export const accountSchema = z.object({ personId: id });
export const requireSecondFactorSchema = z.object({
  bodyId: id,
  version,
  required: oneOf(['ja', 'nein'], 'Bitte wählen Sie ja oder nein.'),
});
