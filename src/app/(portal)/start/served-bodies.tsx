import { chooseBodyAction } from '#src/modules/identity/actions/session.ts';
import type { SessionInfo } from '#src/server/session.ts';
import { Button } from '#src/ui/button.tsx';
import { Section } from '#src/ui/section.tsx';

interface ServedBodiesProps {
  bodies: SessionInfo['memberships'];
  /** The one acted for. */
  chosenId: string;
}

/** For a security officer of several organisations: all of them, and a way to each. What stands around is of one only. */
export function ServedBodies({ bodies, chosenId }: ServedBodiesProps) {
  return (
    <Section title="Organisationen, für die Sie zuständig sind" id="organisationen">
      <form action={chooseBodyAction} aria-label="Zu einer anderen Organisation wechseln">
        <input type="hidden" name="weiter" value="/start" />
        <ul className="ui-actions list-none p-0">
          {bodies.map(({ bodyId, bodyName }) => (
            <li key={bodyId}>
              {bodyId === chosenId ? (
                <strong>{bodyName} (gerade gewählt)</strong>
              ) : (
                <Button type="submit" variant="tertiary" name="bodyId" value={bodyId}>
                  Für {bodyName} handeln
                </Button>
              )}
            </li>
          ))}
        </ul>
      </form>
    </Section>
  );
}
