import { TextField } from '#src/ui/form/text-field.tsx';

interface CodeFieldProps {
  /** Whether a recovery code may be typed instead. */
  withRecovery?: boolean;
}

/** The code of the authenticator app. */
export function CodeField({ withRecovery = false }: CodeFieldProps) {
  const hint = 'Sechs Ziffern aus Ihrer Authenticator-App.';
  return (
    <TextField
      name="code"
      label="Code"
      hint={withRecovery ? `${hint} Wenn Sie die App nicht zur Hand haben: einer Ihrer Ersatzcodes.` : hint}
      autoComplete="one-time-code"
      inputMode={withRecovery ? 'text' : 'numeric'}
      width="medium"
      maxLength={40}
      spellCheck={false}
    />
  );
}
