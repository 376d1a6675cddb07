import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: ReactNode;
  /** Why it is empty and what to do about it. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Stands where a list would be. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="ui-empty">
      <p className="ui-empty__title">{title}</p>
      {children}
      {action ? <div className="ui-actions">{action}</div> : null}
    </div>
  );
}
