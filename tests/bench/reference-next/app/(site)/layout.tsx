import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { NAVIGATION } from '../../../reference/words.ts';

export const metadata: Metadata = { title: { default: 'Referenz', template: '%s – Referenz' } };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="de">
      <body>
        <a href="#inhalt">Zum Inhalt</a>
        <header>
          <Link href="/">Referenz</Link>
          <nav aria-label="Hauptnavigation">
            <ul>
              {NAVIGATION.map(([href, label]) => (
                <li key={href}>
                  <Link href={href} prefetch={false}>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="inhalt">{children}</main>
        <footer>
          <ul>
            <li>
              <a href="/impressum">Impressum</a>
            </li>
            <li>
              <a href="/datenschutz">Datenschutz</a>
            </li>
            <li>
              <a href="/barrierefreiheit">Barrierefreiheit</a>
            </li>
          </ul>
        </footer>
      </body>
    </html>
  );
}
