import { SessionWarning } from '#src/ui/session-warning.tsx';
import { extendSessionAction } from '../actions/session.ts';

interface SessionKeeperProps {
  /** ISO instants: end without a request, and end in any case. */
  idleExpiresAt: string;
  expiresAt: string;
}

/** Warns before the session ends and lets it be extended without leaving the page. */
export function SessionKeeper({ idleExpiresAt, expiresAt }: SessionKeeperProps) {
  const end = Math.min(Date.parse(idleExpiresAt), Date.parse(expiresAt));
  return (
    <SessionWarning
      expiresAt={new Date(end).toISOString()}
      serverNow={new Date().toISOString()}
      extendAction={extendSessionAction}
      signInHref="/anmelden?weiter=/konto"
    />
  );
}
