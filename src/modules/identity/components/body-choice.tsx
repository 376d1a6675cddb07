import type { SessionInfo } from '#src/server/session.ts';
import { Button } from '#src/ui/button.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { chooseBodyAction } from '../actions/session.ts';

interface BodyChoiceProps {
  session: SessionInfo;
  /** Where to go with the chosen organisation. */
  target: string;
}

/** One button for each organisation one can act for. A plain form: works without JavaScript. */
export function BodyChoice({ session, target }: BodyChoiceProps) {
  const choices = session.memberships.filter(({ bodyId }) => bodyId !== session.actingBodyId);
  if (choices.length === 0) return null;
  return (
    <form action={chooseBodyAction} aria-label="Organisation wählen">
      <HiddenField name="weiter" value={target} />
      <div className="ui-actions">
        {choices.map(({ bodyId, bodyName }) => (
          <Button key={bodyId} type="submit" name="bodyId" value={bodyId}>
            Für {bodyName} handeln
          </Button>
        ))}
      </div>
    </form>
  );
}
