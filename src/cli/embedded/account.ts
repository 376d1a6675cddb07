import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** A system account that PostgreSQL runs under. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Accounts to choose from, in this order; the second is on every Unix. */
const CANDIDATES = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root. Started by root, it runs under an account that is already there (none is created,
 * none would be left behind): whoever owns the data already, else the person behind `sudo`, else `postgres`, else
 * `nobody`. Started by anyone else, it runs under that person's own account: null.
 * @param dataFolder where the data lie or will lie
 */
export function chooseAccount(dataFolder: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const uid = Number(process.env.SUDO_UID);
  const gid = Number(process.env.SUDO_GID);
  if (uid > 0 && gid > 0) return { uid, gid };
  for (const name of CANDIDATES) {
    const account = lookUp(name);
    if (account) return account;
  }
  throw new Error('no unprivileged account found to run PostgreSQL under');
}

/** /etc/passwd is enough: the candidates are local accounts on Linux; macOS is not run as root. */
function lookUp(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/**
 * Whether the account can execute a file or enter a folder, asked by trying: a parent folder such as /root (mode 700),
 * access lists and mount options all count.
 */
export function canEnter(account: Account, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}
