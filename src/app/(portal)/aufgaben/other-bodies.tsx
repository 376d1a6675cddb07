import { countTasksElsewhere } from '#src/modules/dashboards/reads/tasks.ts';
import { chooseBodyAction } from '#src/modules/identity/actions/session.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { SessionInfo } from '#src/server/session.ts';
import { Button } from '#src/ui/button.tsx';
import { formatCount, formatDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';

/** The person as they would act for each of their other organisations that asks for no second factor they lack. */
function othersOf(session: SessionInfo, actor: Actor): Actor[] {
  return session.memberships
    .filter(({ bodyId, requiresSecondFactor }) => {
      return bodyId !== actor.bodyId && (!requiresSecondFactor || session.assurance === 'substantial');
    })
    .map(({ bodyId, bodyKind, bodyName, roles }) => ({ ...actor, bodyId, bodyKind, bodyName, roles }));
}

/** For people who work for several organisations: where else something waits, and a way there. */
export async function OtherBodies({ session, actor }: { session: SessionInfo; actor: Actor }) {
  const others = othersOf(session, actor);
  if (others.length === 0) return null;
  const waiting = await countTasksElsewhere(others);
  if (waiting.length === 0) return null;
  const sum = waiting.reduce((total, { count }) => total + count, 0);
  return (
    <Section title="Ihre anderen Organisationen" id="andere-organisationen">
      <p>
        In Ihren anderen Organisationen {sum === 1 ? 'wartet' : 'warten'} {formatCount(sum, 'Aufgabe', 'Aufgaben')}.
      </p>
      <form action={chooseBodyAction} aria-label="Zu einer anderen Organisation wechseln">
        <input type="hidden" name="weiter" value="/aufgaben" />
        <ul className="ui-stack list-none p-0">
          {waiting.map(({ bodyId, bodyName, count, dueOn }) => (
            <li key={bodyId} className="flex flex-wrap gap-16 items-baseline">
              <span>
                {bodyName}: {formatCount(count, 'Aufgabe', 'Aufgaben')}
                {dueOn ? `, die nächste bis ${formatDay(dueOn)}` : ''}
              </span>
              <Button type="submit" variant="tertiary" name="bodyId" value={bodyId}>
                Für {bodyName} handeln
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </Section>
  );
}
