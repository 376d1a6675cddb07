import { DEMO_PASSWORD } from '#prisma/seed/demo/people.ts';
import { runProgram, say, withDatabase } from './command.ts';
import { loadDemo, loadReference } from './database/content.ts';
import { ensureAppRole } from './database/own-database.ts';
import { migrateDatabase } from './database/prisma.ts';

/** `npm run db:seed-demo`: the explicit command that puts demo stories and demo accounts into any database. */
await runProgram(() =>
  withDatabase(async (database) => {
    await migrateDatabase(database.ownerUrl);
    if (!database.embedded) await ensureAppRole(database);
    await loadReference(database.ownerUrl);
    await loadDemo(database.ownerUrl);
    say(`Die Demo-Szenarien sind geladen. Kennwort aller Demo-Konten: ${DEMO_PASSWORD}`);
    if (!database.embedded)
      say('Achtung: Diese Konten sind allgemein bekannt. Sie gehören in keine Datenbank mit echten Vorgängen.');
  }),
);
