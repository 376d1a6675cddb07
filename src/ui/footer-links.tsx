import type { ReactNode } from 'react';

interface FooterLinksProps {
  links: readonly { href: string; label: string }[];
  /** One line about who runs the portal. */
  note?: ReactNode;
}

/** Legal links at the foot of every page. */
export function FooterLinks({ links, note }: FooterLinksProps) {
  return (
    <div className="ui-footer__row">
      {note ? <p>{note}</p> : null}
      <nav aria-label="Rechtliches">
        <ul>
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
