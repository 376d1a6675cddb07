import type { ReactNode } from 'react';
import { LinkButton } from './button.tsx';
import { PageHeader } from './page-header.tsx';
import { PageShell } from './page-shell.tsx';

/** A page outside of the portal's navigation, such as "not found". */
export function StandalonePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <PageShell>
      <PageHeader title={title} />
      <div className="ui-prose">{children}</div>
      <div className="ui-actions">
        <LinkButton href="/">Zur Startseite</LinkButton>
      </div>
    </PageShell>
  );
}
