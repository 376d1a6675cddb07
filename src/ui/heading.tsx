import type { ReactNode } from 'react';

export type HeadingLevel = 1 | 2 | 3 | 4;

const tags = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4' } as const;

const classes: Record<HeadingLevel, string> = {
  1: 'kern-heading-x-large',
  2: 'kern-heading-large',
  3: 'kern-heading-medium',
  4: 'kern-heading-small',
};

/** A heading. Levels follow the outline of the page, never the wished size. */
export function Heading({ level, id, children }: { level: HeadingLevel; id?: string; children: ReactNode }) {
  const Tag = tags[level];
  return (
    <Tag id={id} className={classes[level]}>
      {children}
    </Tag>
  );
}

/** The paragraph under a page title that says what the page is for. */
export function Lead({ children }: { children: ReactNode }) {
  return <p className="ui-lead">{children}</p>;
}
