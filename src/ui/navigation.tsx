'use client';

import { usePathname } from 'next/navigation';

export interface NavigationItem {
  href: string;
  label: string;
  /** Current on exactly this address only, not on those below it. */
  exact?: boolean;
  /** Addresses elsewhere whose pages belong to this entry. */
  areas?: readonly string[];
}

interface NavigationProps {
  items: readonly NavigationItem[];
  label?: string;
}

const isAt = (path: string, href: string) => path === href || isBelow(path, href);
const isBelow = (path: string, href: string) => path.startsWith(href.endsWith('/') ? href : `${href}/`);

/** Main navigation. Marks the entry the present page belongs to. */
export function Navigation({ items, label = 'Hauptnavigation' }: NavigationProps) {
  const path = usePathname();
  return (
    <nav className="ui-nav" aria-label={label}>
      <ul>
        {items.map(({ href, label: text, exact, areas = [] }) => {
          const isArea = (!exact && isBelow(path, href)) || areas.some((area) => isAt(path, area));
          return (
            <li key={href}>
              <a href={href} aria-current={path === href ? 'page' : isArea ? 'true' : undefined}>
                {text}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
