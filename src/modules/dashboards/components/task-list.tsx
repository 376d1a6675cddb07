import { DueOn } from '#src/modules/cooperations/components/next-step-panel.tsx';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { VERB_LABELS } from '#src/modules/cooperations/texts.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { type Task, taskPath } from '../domain/task.ts';

/** Tasks in their order; each leads straight to the form it is done with. */
export function TaskList({ tasks, today }: { tasks: readonly Task[]; today: IsoDay }) {
  return (
    <ol className="ui-stack list-none p-0">
      {tasks.map((task) => (
        <li key={`${task.cooperationId} ${task.verb}`} className="border-b border-kern-layout-border pb-8">
          <p>
            <a href={taskPath(task)}>
              <strong>{VERB_LABELS[task.verb]}</strong>: {task.title}
            </a>
            {task.dueOn ? <DueOn day={task.dueOn} today={today} /> : null}
          </p>
          <p className="ui-muted">
            <a href={cooperationPath(task.cooperationId)}>{task.reference}</a> · federführend: {task.leadName}
          </p>
        </li>
      ))}
    </ol>
  );
}
