import { runProgram, say, withDatabase } from './command.ts';
import { loadReference } from './database/content.ts';
import { ensureAppRole } from './database/own-database.ts';
import { migrateDatabase } from './database/prisma.ts';

/** `npm run db:migrate`: schema and reference data up to date, as every start does it; for rollouts in steps. */
await runProgram(() =>
  withDatabase(async (database) => {
    await migrateDatabase(database.ownerUrl);
    if (!database.embedded) await ensureAppRole(database);
    await loadReference(database.ownerUrl);
    say('Die Datenbank ist auf dem Stand dieser Version.');
  }),
);
