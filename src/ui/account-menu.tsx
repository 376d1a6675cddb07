import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

interface AccountMenuProps {
  /** Who is signed in. */
  label: string;
  /** On whose behalf they act. */
  detail?: string;
  /** Links and forms; a list `ui-menu` fits best. */
  children: ReactNode;
}

/** Who is signed in and acts for whom, with what can be done about it. Opens without JavaScript. */
export function AccountMenu({ label, detail, children }: AccountMenuProps) {
  return (
    <details className="ui-account" name="kopfzeile">
      <summary>
        <Icon name="person" />
        <span className="ui-account__who">
          <VisuallyHidden>Konto: </VisuallyHidden>
          <span className="ui-account__name">{label}</span>
          {detail ? <span className="ui-account__detail">{detail}</span> : null}
        </span>
        <Icon name="arrow-down" small />
      </summary>
      <div className="ui-account__panel">{children}</div>
    </details>
  );
}
