import { TextField } from '#src/ui/form/text-field.tsx';
import { PASSWORD_HINT } from '../texts.ts';

/** A new password, typed twice. */
export function NewPasswordFields() {
  return (
    <>
      <TextField
        name="newPassword"
        label="Neues Passwort"
        type="password"
        autoComplete="new-password"
        hint={PASSWORD_HINT}
        width="medium"
      />
      <TextField
        name="repeatedPassword"
        label="Neues Passwort wiederholen"
        type="password"
        autoComplete="new-password"
        width="medium"
      />
    </>
  );
}
