import { relative } from 'node:path';
import { DEMO_PASSWORD, demoPeople } from '#prisma/seed/demo/people.ts';
import { ROOT } from './root.ts';

/** Accounts that show the portal's main job from all sides; the README lists the rest. */
const SHOWN = [
  'bearbeitung.buedingen',
  'zeichnung.buedingen',
  'aufsicht.wetterau',
  'aufsicht.rp-darmstadt',
  'koordination.land',
  'isb',
  'pruefung.land',
  'betrieb.land',
];

/** What the launcher has started. */
export interface Greeting {
  readonly url: string;
  readonly embedded: boolean;
  readonly logFile: string | undefined;
}

/** Says where the portal is and, with the demo stories, who can sign in. */
export function printGreeting({ url, embedded, logFile }: Greeting): void {
  const lines = ['', `Allmende läuft: ${url}`];
  if (embedded) {
    lines.push('', `Demo-Konten (Kennwort für alle: ${DEMO_PASSWORD}):`);
    for (const person of demoPeople()) {
      const [name] = person.email.split('@');
      if (SHOWN.includes(name ?? '')) lines.push(`  ${person.email.padEnd(40)} ${person.displayName}`);
    }
    lines.push('  Alle weiteren stehen in der README.');
  }
  if (logFile) lines.push('', `Protokoll: ${relative(ROOT, logFile)}`);
  lines.push('Beenden mit Strg+C.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}
