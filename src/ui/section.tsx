import type { ReactNode } from 'react';
import { Heading, type HeadingLevel } from './heading.tsx';

interface SectionProps {
  title: ReactNode;
  level?: HeadingLevel;
  /** Makes the section a link target. */
  id?: string;
  /** Buttons or links beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, level = 2, id, actions, children }: SectionProps) {
  return (
    <section className="ui-section" id={id}>
      <div className="ui-section__head">
        <Heading level={level}>{title}</Heading>
        {actions ? <div className="ui-actions">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
