'use client';

import { NoticePage } from '#src/ui/notice-page.tsx';
import './globals.css';

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Stands in for the whole document when the root layout itself fails. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="de">
      <body>
        <title>Störung – Allmende</title>
        <NoticePage kind="failure" digest={error.digest} onRetry={reset} />
      </body>
    </html>
  );
}
