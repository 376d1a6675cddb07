import type { ReactNode } from 'react';

export type BadgeTone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

const classes: Record<BadgeTone, string> = {
  neutral: 'kern-badge kern-badge--small ui-badge ui-badge--neutral',
  info: 'kern-badge kern-badge--small ui-badge kern-badge--info',
  success: 'kern-badge kern-badge--small ui-badge kern-badge--success',
  warning: 'kern-badge kern-badge--small ui-badge kern-badge--warning',
  danger: 'kern-badge kern-badge--small ui-badge kern-badge--danger',
};

/** Class names of a badge, for table bodies written as HTML. */
export const badgeClass = (tone: BadgeTone): string => classes[tone];

/** A short state. The text carries the meaning, the colour only repeats it. */
export function Badge({ tone, children }: { tone: BadgeTone; children: ReactNode }) {
  return <span className={classes[tone]}>{children}</span>;
}
