import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from '../bootstrap/failure.mjs';
import { type Account, canEnter, chooseAccount } from './account.ts';
import { type Binaries, binariesIn, locateBinaries } from './binaries.ts';

/** Where an embedded PostgreSQL lives and as whom it runs. */
export interface Placement {
  readonly binaries: Binaries;
  /** The cluster's data; does not exist before the first start. */
  readonly dataFolder: string;
  /** null: the account of this process. */
  readonly account: Account | null;
}

/** Others may pass through, not look around. */
const PASSABLE = 0o711;

/**
 * Decides where the cluster of `folder` (e.g. `.data`) lives. Normally inside, as `folder`/postgres. When root keeps
 * the application where PostgreSQL's account may not enter (below /root, say), programs and data go to a folder of
 * their own outside, and `folder`/postgres is a link to it (docs/decisions/0011-embedded-postgresql.md).
 * @throws Failure when the data belong to someone else, or there is no PostgreSQL for this platform
 */
export function placeCluster(folder: string): Placement {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const inside = join(folder, 'postgres');
  const account = chooseAccount(inside);
  const binaries = locateBinaries();
  if (!account) {
    refuseForeignData(inside);
    return { binaries, dataFolder: inside, account };
  }
  fs.chmodSync(folder, PASSABLE);
  const followed = fs.existsSync(inside) ? fs.realpathSync(inside) : inside;
  if (canEnter(account, binaries.postgres) && canEnter(account, dirname(followed))) {
    return { binaries, dataFolder: followed, account };
  }
  return placeOutside(folder, inside, binaries, account);
}

function refuseForeignData(dataFolder: string): void {
  const owner = fs.statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== process.getuid?.()) {
    throw new Failure(
      `Die Datenbank unter ${dataFolder} gehört einem anderen Benutzerkonto (Nummer ${owner.uid}). Bitte unter diesem Konto starten oder den Ordner übereignen.`,
    );
  }
}

function placeOutside(folder: string, inside: string, original: Binaries, account: Account): Placement {
  const identity = createHash('sha256').update(fs.realpathSync(folder)).digest('hex').slice(0, 12);
  const outside = join(writableRoot(), `allmende-${identity}`);
  fs.mkdirSync(outside, { recursive: true });
  fs.chmodSync(outside, PASSABLE);
  if (!canEnter(account, outside)) {
    throw new Failure(
      `PostgreSQL läuft nicht als root, und sein Konto (Nummer ${account.uid}) darf ${outside} nicht betreten. Bitte Allmende unter einem gewöhnlichen Benutzerkonto starten.`,
    );
  }
  return {
    binaries: copyPrograms(original, outside),
    dataFolder: linkData(inside, join(outside, 'postgres')),
    account,
  };
}

/** Survives a reboot if possible; without rights there, a trial still runs. */
function writableRoot(): string {
  try {
    fs.accessSync('/var/lib', fs.constants.W_OK);
    return '/var/lib';
  } catch {
    return tmpdir();
  }
}

/** One copy per version; an interrupted one never gets the final name. */
function copyPrograms(original: Binaries, outside: string): Binaries {
  const { version } = JSON.parse(fs.readFileSync(join(dirname(original.folder), 'package.json'), 'utf8'));
  const name = `native-${version}`;
  const target = join(outside, name);
  if (!fs.existsSync(target)) {
    const unfinished = `${target}.${process.pid}`;
    fs.cpSync(original.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    makeReadable(unfinished);
    fs.renameSync(unfinished, target);
  }
  for (const other of fs.readdirSync(outside)) {
    if (other.startsWith('native-') && other !== name)
      fs.rmSync(join(outside, other), { recursive: true, force: true });
  }
  return binariesIn(target);
}

/** An installation under a strict umask is readable for root only. */
function makeReadable(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const executable = entry.isDirectory() || (fs.statSync(path).mode & 0o100) !== 0;
    fs.chmodSync(path, executable ? 0o755 : 0o644);
  }
}

/** Makes `inside` a link to `target`, moving data that are already there; a link that leads somewhere is followed. */
function linkData(inside: string, target: string): string {
  const present = fs.lstatSync(inside, { throwIfNoEntry: false });
  if (present?.isSymbolicLink() && fs.existsSync(inside)) return fs.realpathSync(inside);
  if (present?.isDirectory()) {
    // Not a rename: the two may lie on different file systems. Owners and times are kept for PostgreSQL's own checks.
    fs.cpSync(inside, target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    copyOwners(inside, target);
  } else if (fs.existsSync(target)) {
    // From a clone of the same name that has been deleted, passwords and all; kept once, in case it was a mistake.
    fs.rmSync(`${target}.left-behind`, { recursive: true, force: true });
    fs.renameSync(target, `${target}.left-behind`);
  }
  fs.rmSync(inside, { recursive: true, force: true });
  fs.symlinkSync(target, inside);
  return target;
}

function copyOwners(from: string, to: string): void {
  const paths = fs.readdirSync(from, { recursive: true, encoding: 'utf8' });
  for (const path of ['.', ...paths]) {
    const { uid, gid, mode } = fs.lstatSync(join(from, path));
    fs.lchownSync(join(to, path), uid, gid);
    fs.chmodSync(join(to, path), mode & 0o777);
  }
}
