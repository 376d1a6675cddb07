import type { ReactNode } from 'react';
import { Brand } from './brand.tsx';
import { buttonClass } from './button-class.ts';
import { Icon } from './icon.tsx';

interface PageShellProps {
  /** A `Navigation`. */
  navigation?: ReactNode;
  /** An `AccountMenu`, or a link to sign in. */
  account?: ReactNode;
  /** An `EnvironmentBanner`, above all else. */
  banner?: ReactNode;
  /** `FooterLinks`. */
  footer?: ReactNode;
  /** Where the brand leads to. */
  brandHref?: string;
  children: ReactNode;
}

/**
 * Frame of every page: skip link, header, main, footer. On narrow screens navigation and account fold into a popover, which
 * browsers open and close (also by Escape) without JavaScript; where they cannot, it is simply open.
 */
export function PageShell({ navigation, account, banner, footer, brandHref = '/', children }: PageShellProps) {
  return (
    <>
      <a className="ui-skip-link" href="#inhalt">
        Zum Inhalt springen
      </a>
      {banner}
      <header className="ui-header">
        <div className="ui-header__row ui-width">
          <Brand href={brandHref} />
          <button type="button" className={`${buttonClass('secondary')} ui-header__toggle`} popoverTarget="menue">
            <Icon name="menu" />
            <span className="kern-label">Menü</span>
          </button>
          <div className="ui-header__menu" id="menue" popover="auto">
            <button
              type="button"
              className={`${buttonClass('tertiary')} ui-header__close`}
              popoverTarget="menue"
              popoverTargetAction="hide"
            >
              <span className="kern-label">Menü schließen</span>
            </button>
            {navigation}
            {account ? <div className="ui-header__account">{account}</div> : null}
          </div>
        </div>
      </header>
      <main className="ui-main ui-width" id="inhalt" tabIndex={-1}>
        {children}
      </main>
      <footer className="ui-footer">
        <div className="ui-width">{footer}</div>
      </footer>
    </>
  );
}
