import type { ReactNode } from 'react';
import type { BadgeTone } from './badge.tsx';

export interface TimelineEntry {
  key: string;
  title: ReactNode;
  /** The moment as people read it. */
  when: ReactNode;
  /** The same moment for machines, ISO 8601. */
  dateTime?: string;
  who?: ReactNode;
  tone?: BadgeTone;
  children?: ReactNode;
}

const toneClass: Record<BadgeTone, string> = {
  neutral: 'ui-timeline__entry',
  info: 'ui-timeline__entry ui-tone--info',
  success: 'ui-timeline__entry ui-tone--success',
  warning: 'ui-timeline__entry ui-tone--warning',
  danger: 'ui-timeline__entry ui-tone--danger',
};

/** What happened, in the order given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="ui-timeline">
      {entries.map(({ key, title, when, dateTime, who, tone = 'neutral', children }) => (
        <li key={key} className={toneClass[tone]}>
          <p className="ui-timeline__title">{title}</p>
          <p className="ui-muted">
            <time dateTime={dateTime}>{when}</time>
            {who ? <> · {who}</> : null}
          </p>
          {children}
        </li>
      ))}
    </ol>
  );
}
