import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { EnvError, readEnv } from '#src/server/env.ts';
import { Failure } from './bootstrap/failure.mjs';
import { ROOT } from './root.ts';

/** Loads `.env` from the application's folder, if there is one; what the environment already says wins. */
export function loadEnvFile(): void {
  const file = join(ROOT, '.env');
  if (!existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) {
    // `NAME=` is how the example file writes "absent".
    if (value) process.env[name] ??= value;
  }
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
