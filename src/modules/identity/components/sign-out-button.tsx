import { Button } from '#src/ui/button.tsx';
import { signOutAction } from '../actions/sign-in.ts';

/** Ends the session on the server. A plain form: works without JavaScript. */
export function SignOutButton() {
  return (
    <form action={signOutAction}>
      <Button type="submit" variant="secondary">
        Abmelden
      </Button>
    </form>
  );
}
