import type { ReactNode } from 'react';

/** Says on every page that this is not the real thing, for example that data are made up. */
export function EnvironmentBanner({ children }: { children: ReactNode }) {
  return (
    <aside className="ui-banner" aria-label="Hinweis zur Umgebung">
      <div className="ui-width">{children}</div>
    </aside>
  );
}
