import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Failure } from './bootstrap/failure.mjs';
import { runProgram, say } from './command.ts';
import { alreadyRunning, DATA_FOLDER, LOCK_FILE, ownDatabaseUrls } from './database/open.ts';
import { clearOrphan } from './embedded/orphan.ts';
import { releaseLock, takeLock } from './processes/lock.ts';

const QUESTION = 'Alle Daten der eingebauten Datenbank werden gelöscht. Fortfahren? (ja/nein) ';

/** `npm run db:reset [-- --yes]`: throws the built-in database away; the next start makes a new one. */
await runProgram(async () => {
  const { values } = parseArgs({ options: { yes: { type: 'boolean', default: false } } });
  if (ownDatabaseUrls()) {
    throw new Failure('DATABASE_URL ist gesetzt. Gelöscht wird nur die eingebaute Datenbank, nie eine eigene.');
  }
  const data = join(DATA_FOLDER, 'postgres');
  if (!existsSync(DATA_FOLDER)) return say('Es gibt keine eingebaute Datenbank.');
  const holder = takeLock(LOCK_FILE);
  if (holder) throw alreadyRunning(holder);
  try {
    if (!values.yes && !(await isConfirmed())) return say('Nichts gelöscht.');
    if (existsSync(data)) {
      const folder = realpathSync(data);
      await clearOrphan(folder);
      rmSync(folder, { recursive: true, force: true });
    }
    rmSync(data, { force: true });
    rmSync(join(DATA_FOLDER, 'secrets.json'), { force: true });
    say('Die eingebaute Datenbank ist gelöscht. Der nächste Start legt eine neue an.');
  } finally {
    releaseLock(LOCK_FILE);
  }
});

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Failure('Bitte mit --yes bestätigen: npm run db:reset -- --yes');
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await prompt.question(QUESTION)).trim().toLowerCase() === 'ja';
  } finally {
    prompt.close();
  }
}
