import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatCount } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import type { TaskList as Tasks } from '../reads/tasks.ts';
import { TaskList } from './task-list.tsx';

/** As many as fit above the fold; the rest is one link away. */
const SHOWN = 6;

/** My tasks by deadline: the first thing on every home page. `empty` says what would stand here, or why nothing ever does. */
export function TasksSection({ tasks, today, empty }: Tasks & { empty: string }) {
  return (
    <Section
      title="Meine Aufgaben"
      id="aufgaben"
      actions={
        tasks.length > SHOWN ? (
          <LinkButton href="/aufgaben" variant="tertiary">
            {`Alle ${formatCount(tasks.length, 'Aufgabe', 'Aufgaben')} anzeigen`}
          </LinkButton>
        ) : null
      }
    >
      {tasks.length === 0 ? (
        <EmptyState title="Gerade ist nichts zu tun">
          <p>{empty}</p>
        </EmptyState>
      ) : (
        <TaskList tasks={tasks.slice(0, SHOWN)} today={today} />
      )}
    </Section>
  );
}
