import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../bootstrap/failure.mjs';
import { commandOf, hasEnded } from '../processes/identity.ts';

const FAST_DEADLINE_MS = 30_000;
const HARD_DEADLINE_MS = 10_000;

/**
 * Clears what a crash has left in the data folder. PostgreSQL notices a stale `postmaster.pid` itself only while its
 * number belongs to nobody; after a restart of the machine or in a container it often does. A server that outlived its
 * launcher (`kill -9`) is shut down. The caller holds the lock, so no other launcher is using it.
 * @throws Failure when such a server does not end
 */
export async function clearOrphan(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid');
  let pid: number;
  try {
    pid = Number(readFileSync(pidFile, 'utf8').split('\n', 1)[0]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (!isServerOf(pid, dataFolder)) {
    rmSync(pidFile, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  if (await hasEnded(pid, FAST_DEADLINE_MS)) return;
  process.kill(pid, 'SIGQUIT');
  if (await hasEnded(pid, HARD_DEADLINE_MS)) return;
  throw new Failure(`Die eingebaute Datenbank vom letzten Mal (Prozess ${pid}) lässt sich nicht beenden.`);
}

function isServerOf(pid: number, dataFolder: string): boolean {
  const command = Number.isInteger(pid) && pid > 0 ? commandOf(pid) : null;
  return (
    command !== null && /postgres/.test(command) && command.split(/\0| -/).some((part) => part.endsWith(dataFolder))
  );
}
