import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { startOf } from './identity.ts';

/** Who holds a lock. */
export interface LockHolder {
  readonly pid: number;
  readonly start: string;
}

/**
 * Takes a lock file for this process. A file left behind by a process that is gone does not count.
 * @returns null when taken, else the holder
 */
export function takeLock(file: string): LockHolder | null {
  for (;;) {
    try {
      const own: LockHolder = { pid: process.pid, start: startOf(process.pid) ?? '' };
      writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
      return null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder && startOf(holder.pid) === holder.start) return holder;
    rmSync(file, { force: true });
  }
}

function readHolder(file: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Gone in the meantime, or cut off by a full disk: nobody holds it.
    return null;
  }
}

/** Gives a lock back that this process holds. */
export function releaseLock(file: string): void {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}
