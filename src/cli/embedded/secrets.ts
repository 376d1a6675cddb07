import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../bootstrap/failure.mjs';

/** What belongs to one installation and is made once, at random. */
const secretsSchema = z.object({
  databaseSuperuserPassword: z.string().min(32),
  databaseOwnerPassword: z.string().min(32),
  databaseAppPassword: z.string().min(32),
  authSecret: z.string().min(32),
});

export type Secrets = z.infer<typeof secretsSchema>;

function makeSecrets(): Secrets {
  const random = () => randomBytes(32).toString('base64url');
  return {
    databaseSuperuserPassword: random(),
    databaseOwnerPassword: random(),
    databaseAppPassword: random(),
    authSecret: random(),
  };
}

/**
 * The secrets in `folder`/secrets.json, readable for the owner only; made at the first call.
 * @throws Failure when the file is damaged: the passwords in it cannot be made again
 */
export function ensureSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) return readSecrets(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secrets = makeSecrets();
  // Renamed into place, so that a full disk or a crash leaves either no file or a whole one.
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return secrets;
}

function readSecrets(file: string): Secrets {
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw error;
    throw new Failure(
      `${file} ist beschädigt. Bitte aus einer Sicherung wiederherstellen; "npm run db:reset" beginnt mit einer leeren Datenbank von vorn.`,
      { cause: error },
    );
  }
}
