import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

interface TextLinkProps {
  href: string;
  icon?: IconName;
  /** Leads out of the portal, opens in a new tab and says so. */
  external?: boolean;
  children: ReactNode;
}

/** A link with an icon or one that leaves the portal. Plain `<a>` does for all others. */
export function TextLink({ href, icon, external, children }: TextLinkProps) {
  const outside = external ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return (
    <a className="ui-icon-link" href={href} {...outside}>
      {icon ? <Icon name={icon} small /> : null}
      {children}
      {external ? (
        <>
          <Icon name="open-in-new" small />
          <VisuallyHidden> (öffnet in neuem Tab)</VisuallyHidden>
        </>
      ) : null}
    </a>
  );
}
