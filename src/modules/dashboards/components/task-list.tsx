import { DueOn } from '#src/modules/cooperations/components/next-step-panel.tsx';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Task } from '../domain/task.ts';

/** Tasks in their order; each leads straight to the form it is done with. */
export function TaskList({ tasks, today }: { tasks: readonly Task[]; today: IsoDay }) {
  return (
    <ol className="ui-stack list-none p-0">
      {tasks.map((task) => (
        <li key={`${task.reference} ${task.kind}`} className="border-b border-kern-layout-border pb-8">
          <p>
            <a href={task.path}>
              <strong>{task.label}</strong>: {task.title}
            </a>
            {task.dueOn ? <DueOn day={task.dueOn} today={today} /> : null}
          </p>
          <p className="ui-muted">
            <a href={task.casePath}>{task.reference}</a> · federführend: {task.leadName}
          </p>
        </li>
      ))}
    </ol>
  );
}
