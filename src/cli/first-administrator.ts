import { parseArgs } from 'node:util';
import { runProgram, say, withDatabase } from './command.ts';
import { loadReference } from './database/content.ts';
import { addFirstAdministrator, FIRST_LINK_HOURS } from './database/first-administrator.ts';
import { migrateDatabase } from './database/prisma.ts';

/** `npm run db:first-administrator -- --email ADDRESS --name NAME`: opens a new installation for its first person. */
await runProgram(async () => {
  const { values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' } } });
  await withDatabase(async (database) => {
    await migrateDatabase(database.ownerUrl);
    await loadReference(database.ownerUrl);
    const token = await addFirstAdministrator(database.ownerUrl, values.email ?? '', values.name ?? '');
    const origin = process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
    say(`Mit dieser Adresse legen Sie Ihr Passwort fest (gültig ${FIRST_LINK_HOURS} Stunden, einmal zu verwenden):`);
    say(`${origin.replace(/\/$/, '')}/passwort-neu?token=${token}`);
  });
});
