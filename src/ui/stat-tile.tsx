import type { ReactNode } from 'react';

interface StatTileProps {
  /** The number, formatted. */
  value: ReactNode;
  label: ReactNode;
  /** The list the number counts; every number can be looked into. */
  href: string;
  hint?: ReactNode;
  /** Sets off a number that asks for action. */
  tone?: 'neutral' | 'warning' | 'danger';
}

const toneClass = { neutral: 'ui-stat', warning: 'ui-stat ui-stat--warning', danger: 'ui-stat ui-stat--danger' };

/** A number that leads to the list behind it. Stands in a `StatGrid`. */
export function StatTile({ value, label, href, hint, tone = 'neutral' }: StatTileProps) {
  return (
    <li className={toneClass[tone]}>
      <a href={href}>
        <span className="ui-stat__value">{value}</span> <span className="ui-stat__label">{label}</span>
      </a>
      {hint ? <p className="ui-muted">{hint}</p> : null}
    </li>
  );
}

/** Several numbers side by side. */
export function StatGrid({ children }: { children: ReactNode }) {
  return <ul className="ui-stat-grid">{children}</ul>;
}
