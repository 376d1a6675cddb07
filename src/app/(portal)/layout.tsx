import type { ReactNode } from 'react';
import { BodySwitcher } from '#src/modules/identity/components/body-switcher.tsx';
import { SessionKeeper } from '#src/modules/identity/components/session-keeper.tsx';
import { SignOutButton } from '#src/modules/identity/components/sign-out-button.tsx';
import { getEnv } from '#src/server/env.ts';
import { actorOf, getSession } from '#src/server/session.ts';
import { AccountMenu } from '#src/ui/account-menu.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { EnvironmentBanner } from '#src/ui/environment-banner.tsx';
import { FooterLinks } from '#src/ui/footer-links.tsx';
import { Navigation } from '#src/ui/navigation.tsx';
import { PageShell } from '#src/ui/page-shell.tsx';
import { navigationItems } from './navigation-items.ts';

const FOOTER = [
  { href: '/impressum', label: 'Impressum' },
  { href: '/datenschutz', label: 'Datenschutz' },
  { href: '/barrierefreiheit', label: 'Barrierefreiheit' },
];

/** Frame of every page. Who is signed in is asked once per request, with the unread notices in the same statement. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const session = await getSession();
  const actor = session ? actorOf(session) : null;
  const membership = session?.memberships.find(({ bodyId }) => bodyId === session.actingBodyId);
  return (
    <PageShell
      brandHref={actor ? '/start' : '/'}
      banner={
        getEnv().DEMO === '1' ? (
          <EnvironmentBanner>
            Demodaten: Personen und Vorgänge sind erfunden. Bitte geben Sie nichts Vertrauliches ein.
          </EnvironmentBanner>
        ) : null
      }
      navigation={<Navigation items={navigationItems(actor)} />}
      account={
        session ? (
          <AccountMenu label={session.displayName} detail={membership?.bodyName}>
            <ul className="ui-menu">
              <li>
                <a href="/mitteilungen">
                  Mitteilungen
                  {session.unreadNotices > 0
                    ? ` (${session.unreadNotices >= 100 ? '99+' : session.unreadNotices} neu)`
                    : ''}
                </a>
              </li>
              <li>
                <a href="/konto">Konto und Sicherheit</a>
              </li>
            </ul>
            <BodySwitcher memberships={session.memberships} actingBodyId={session.actingBodyId} />
            <SignOutButton />
          </AccountMenu>
        ) : (
          <LinkButton href="/anmelden" variant="secondary">
            Anmelden
          </LinkButton>
        )
      }
      footer={<FooterLinks links={FOOTER} note="Allmende – freie Software unter der EUPL-1.2" />}
    >
      {children}
      {session ? <SessionKeeper idleExpiresAt={session.idleExpiresAt} expiresAt={session.expiresAt} /> : null}
    </PageShell>
  );
}
