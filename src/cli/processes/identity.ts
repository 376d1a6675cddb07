import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same number: the moment it started, as the system states it.
 * Numbers are handed out again, in containers within minutes, so a number alone proves nothing.
 * @returns null when there is no such process
 */
export function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may itself contain spaces and parentheses; the start time is field 22.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      // A zombie has ended; only its parent has not looked yet.
      return fields[0] === 'Z' ? null : `${boot}/${fields[19]}`;
    } catch {
      return null;
    }
  }
  return askPs(pid, 'lstart=');
}

/** The command line of a process, arguments separated by NUL on Linux and by spaces elsewhere; null when there is none. */
export function commandOf(pid: number): string | null {
  if (process.platform !== 'linux') return askPs(pid, 'command=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return null;
  }
}

function askPs(pid: number, format: string): string | null {
  const answer = spawnSync('ps', ['-o', format, '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() || null : null;
}

/** Resolves to true when the process is gone within `deadlineMs`. */
export async function hasEnded(pid: number, deadlineMs: number): Promise<boolean> {
  const start = startOf(pid);
  const deadline = Date.now() + deadlineMs;
  while (start !== null && startOf(pid) === start) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}
