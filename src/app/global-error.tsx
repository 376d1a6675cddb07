'use client';

import type { ComponentProps } from 'react';
import { FailurePage } from '#src/ui/failure-page.tsx';
import './globals.css';

/** Stands in for the whole document when the root layout itself fails. */
export default function GlobalError(props: ComponentProps<typeof FailurePage>) {
  return (
    <html lang="de">
      <body>
        <title>Störung – Allmende</title>
        <FailurePage {...props} />
      </body>
    </html>
  );
}
