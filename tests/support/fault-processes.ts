import { readdirSync, readFileSync } from 'node:fs';

/** Numbers of a process and of everything it has started, the eldest first. Linux. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      // The name in parentheses may hold anything; the parent's number is the second field after it.
      const parent = Number(
        readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')[1],
      );
      parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended while we looked.
    }
  }
  const family = [pid];
  for (const member of family) family.push(...(parents.get(member) ?? []));
  return family;
}

/** Stops a process and everything it has started between two instructions, or lets them go on. */
export function signalFamily(pid: number, signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
  for (const member of familyOf(pid)) {
    try {
      process.kill(member, signal);
    } catch {
      // It ended in between.
    }
  }
}
