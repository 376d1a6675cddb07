import type { ReactNode } from 'react';

export interface TabLink {
  href: string;
  label: ReactNode;
  current?: boolean;
  /** Number of entries behind the tab. */
  count?: number | string;
}

/** Views of one thing, each at its own address: links, so that they work without JavaScript and can be shared. */
export function TabLinks({ label, items }: { label: string; items: readonly TabLink[] }) {
  return (
    <nav className="ui-tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count === undefined ? null : <span className="ui-tabs__count"> {item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ScopeTabsProps<Scope extends string> {
  /** Scopes open to the reader, in their order. */
  readonly scopes: readonly Scope[];
  readonly current: Scope;
  readonly labels: Readonly<Record<Scope, string>>;
  readonly href: (scope: Scope) => string;
}

/** The lists a reader can choose from, where there is more than one. */
export function ScopeTabs<Scope extends string>({ scopes, current, labels, href }: ScopeTabsProps<Scope>) {
  if (scopes.length < 2) return null;
  return (
    <TabLinks
      label="Bereiche"
      items={scopes.map((scope) => ({ href: href(scope), label: labels[scope], current: scope === current }))}
    />
  );
}
