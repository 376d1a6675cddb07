import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { commandOf } from '#src/cli/processes/identity.ts';

/** Numbers of the running processes, other than this one, whose command line contains `text` (also percent-encoded). */
export function processesMentioning(text: string): number[] {
  const spellings = [text, encodeURI(text)];
  return runningProcesses().filter((pid) => {
    const command = commandOf(pid);
    return pid !== process.pid && command !== null && spellings.some((spelling) => command.includes(spelling));
  });
}

function runningProcesses(): number[] {
  const names = existsSync('/proc/self')
    ? readdirSync('/proc')
    : execFileSync('ps', ['-axo', 'pid='], { encoding: 'utf8' }).split('\n');
  return names.map((name) => Number(name.trim())).filter((pid) => Number.isInteger(pid) && pid > 0);
}
