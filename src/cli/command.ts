import './end-with-parent.mjs';
import { reportFailure } from './bootstrap/failure.mjs';
import { type OpenDatabase, openDatabase } from './database/open.ts';
import { loadEnvFile } from './environment.ts';

/** Prints a line for the operator. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Runs a command line program: settings from `.env`, failures as sentences, the exit code set. */
export async function runProgram(work: () => Promise<void>): Promise<void> {
  try {
    loadEnvFile();
    await work();
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}

/** Works on one's own database, or on the built-in one, which is started for that unless the portal is running. */
export async function withDatabase(work: (database: OpenDatabase) => Promise<void>): Promise<void> {
  const database = await openDatabase(true);
  const interrupt = () => void database.close().then(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    await work(database);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await database.close();
  }
}
