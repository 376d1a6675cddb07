import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';
import { getPool } from './pool.ts';
import { createStatementNames } from './statement-name.ts';

let client: PrismaClient | undefined;

/** Prisma over the shared pool. Only `transaction` uses it: writes always run in an actor's scope. */
export function getClient(): PrismaClient {
  if (client) return client;
  const nameOf = createStatementNames();
  const options = { onPoolError: () => {}, statementNameGenerator: ({ sql }: { sql: string }) => nameOf(sql) };
  client = new PrismaClient({ adapter: new PrismaPg(getPool(), options), errorFormat: 'minimal' });
  return client;
}

/** Ends Prisma; for command-line tools and tests. */
export async function disconnectClient(): Promise<void> {
  const closing = client;
  client = undefined;
  await closing?.$disconnect();
}
