import type { SessionMembership } from '#src/server/session.ts';
import { Button } from '#src/ui/button.tsx';
import { chooseBodyAction } from '../actions/session.ts';

interface BodySwitcherProps {
  memberships: readonly SessionMembership[];
  actingBodyId: string | null;
}

/** Lets someone who belongs to several organisations act for another one. A plain form: works without JavaScript. */
export function BodySwitcher({ memberships, actingBodyId }: BodySwitcherProps) {
  const others = memberships.filter(({ bodyId }) => bodyId !== actingBodyId);
  if (others.length === 0) return null;
  return (
    <form action={chooseBodyAction} aria-label="Organisation wechseln">
      <p className="ui-muted">Handeln für</p>
      <ul className="ui-menu">
        {others.map(({ bodyId, bodyName }) => (
          <li key={bodyId}>
            <Button type="submit" variant="tertiary" name="bodyId" value={bodyId}>
              {bodyName}
            </Button>
          </li>
        ))}
      </ul>
    </form>
  );
}
