import type { ReactNode } from 'react';
import { Heading, type HeadingLevel } from './heading.tsx';

interface CardProps {
  title?: ReactNode;
  level?: HeadingLevel;
  /** Makes the title a link whose target area is the whole card. */
  href?: string;
  /** A badge or date above the title. */
  meta?: ReactNode;
  /** Buttons or links below; do not combine with `href`. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** A frame around one thing among several. */
export function Card({ title, level = 3, href, meta, footer, children }: CardProps) {
  return (
    <div className={href ? 'ui-card ui-card--link' : 'ui-card'}>
      {meta ? <div className="ui-card__meta">{meta}</div> : null}
      {title ? (
        <Heading level={level}>
          {href ? (
            <a className="ui-card__link" href={href}>
              {title}
            </a>
          ) : (
            title
          )}
        </Heading>
      ) : null}
      {children}
      {footer ? <div className="ui-actions">{footer}</div> : null}
    </div>
  );
}
