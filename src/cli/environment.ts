import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EnvError, readEnv } from '#src/server/env.ts';
import { Failure } from './bootstrap/failure.mjs';
import { ROOT } from './root.ts';

/** Loads `.env` from the application's folder, if there is one; what the environment already says wins. */
export function loadEnvFile(): void {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Checks the settings the server will get, before it is started with them.
 * @throws Failure one German sentence per setting
 */
export function checkEnvironment(env: Readonly<Record<string, string | undefined>>): void {
  try {
    readEnv(env);
  } catch (error) {
    if (error instanceof EnvError) throw new Failure(error.message, { cause: error });
    throw error;
  }
}
