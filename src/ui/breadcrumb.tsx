import type { ReactNode } from 'react';

/** A step on the way to the page; the page itself comes last and has no address. */
export interface Crumb {
  label: ReactNode;
  href?: string;
}

/** Where the page stands. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav className="ui-breadcrumb" aria-label="Sie sind hier">
      <ol>
        {items.map(({ label, href }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the path is what identifies a step
          <li key={index}>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
