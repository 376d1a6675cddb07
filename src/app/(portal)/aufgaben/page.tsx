import type { Metadata } from 'next';
import { TaskList } from '#src/modules/dashboards/components/task-list.tsx';
import { dueOf, TASK_DUES } from '#src/modules/dashboards/domain/task.ts';
import { listTasks } from '#src/modules/dashboards/reads/tasks.ts';
import { TASK_DUE_LABELS, TASK_DUE_SLUGS } from '#src/modules/dashboards/texts.ts';
import { actorOf, getSession, requireActor } from '#src/server/session.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { SelectFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { formatCount } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { queryHref } from '#src/ui/query-href.ts';
import { OtherBodies } from './other-bodies.tsx';

export const metadata: Metadata = { title: 'Aufgaben' };

const PAGE_SIZE = 25;

/** Everything the person can do now for the body they act for, the most urgent first. */
export default async function TasksPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor('/aufgaben');
  const session = await getSession();
  const params = await searchParams;
  const { tasks, today } = await listTasks(actor);
  const due = TASK_DUES.find((known) => TASK_DUE_SLUGS[known] === params.frist) ?? null;
  const kinds = new Map(tasks.map(({ kind, label }) => [kind, label]));
  const kind = typeof params.art === 'string' && kinds.has(params.art) ? params.art : null;
  const shown = tasks.filter(
    (task) => (due === null || dueOf(task, today) === due) && (kind === null || task.kind === kind),
  );
  const pageCount = Math.max(1, Math.ceil(shown.length / PAGE_SIZE));
  const asked = typeof params.seite === 'string' && /^\d{1,4}$/.test(params.seite) ? Number(params.seite) : 1;
  const page = Math.min(Math.max(asked, 1), pageCount);
  const state = { frist: due ? TASK_DUE_SLUGS[due] : undefined, art: kind ?? undefined };
  return (
    <>
      <PageHeader
        title="Aufgaben"
        lead={`Was Sie für ${actor.bodyName} jetzt tun können, das Dringendste zuerst${
          tasks.length > 0 ? `: ${formatCount(tasks.length, 'Aufgabe', 'Aufgaben')}` : ''
        }.`}
      />
      {tasks.length > 0 ? (
        <FilterForm action="/aufgaben" resetHref={due || kind ? '/aufgaben' : undefined}>
          <SelectFilter
            name="frist"
            label="Frist"
            value={state.frist}
            options={TASK_DUES.map((value) => ({ value: TASK_DUE_SLUGS[value], label: TASK_DUE_LABELS[value] }))}
          />
          <SelectFilter
            name="art"
            label="Aufgabe"
            value={state.art}
            options={[...kinds].map(([value, label]) => ({ value, label }))}
          />
        </FilterForm>
      ) : null}
      {shown.length === 0 ? (
        <EmptyState title={tasks.length === 0 ? 'Gerade ist nichts zu tun' : 'Keine Aufgabe passt zum Filter'}>
          <p>Sobald etwas auf Sie wartet, steht es hier. Auf Wunsch erhalten Sie dazu auch eine Mail.</p>
        </EmptyState>
      ) : (
        <TaskList tasks={shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)} today={today} />
      )}
      {pageCount > 1 ? (
        <Pagination
          page={page}
          pageCount={pageCount}
          href={(number) => queryHref('/aufgaben', state, { seite: String(number) })}
        />
      ) : null}
      {session && actorOf(session) ? <OtherBodies session={session} actor={actor} /> : null}
    </>
  );
}
