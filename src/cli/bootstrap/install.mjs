import { spawn } from 'node:child_process';
// Not by name: statfsSync is missing in Node.js versions that should get as far as being told that they are too old.
import fs from 'node:fs';
import { join } from 'node:path';
import { explainInstallation, Failure } from './failure.mjs';

/** Space that the packages and the first build take, in bytes, with some air. */
const SPACE_NEEDED = 2.5e9;
const PROGRESS_INTERVAL_MS = 10_000;

/** Only what this platform may leave out is allowed to be missing, and the tools of development where none is done. */
const isDispensable = (entry, forDevelopment) =>
  entry.optional === true || entry.devOptional === true || (entry.dev === true && !forDevelopment);

/**
 * Whether `node_modules` holds what `package-lock.json` asks for. npm writes its own record of a finished installation
 * there, which is compared entry by entry: so an installation made by hand counts, and an interrupted one does not.
 * @param {string} root
 * @param {boolean} forDevelopment whether tests and tools are asked for too
 */
export function isInstalled(root, forDevelopment) {
  const recordPath = join(root, 'node_modules', '.package-lock.json');
  if (!fs.existsSync(recordPath)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(recordPath);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    if (!found) return isDispensable(entry, forDevelopment);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function readPackages(path) {
  try {
    return JSON.parse(fs.readFileSync(path, 'utf8')).packages || {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/**
 * Installs the packages when they are missing or differ from the lock file. No package's install script runs.
 * @param {string} root
 * @param {boolean} forDevelopment whether tests and tools are asked for too
 * @throws {Failure} naming the cause: network, disk, rights
 */
export async function ensureInstalled(root, forDevelopment) {
  if (isInstalled(root, forDevelopment)) return;
  const { bavail, bsize } = fs.statfsSync(root);
  if (bavail * bsize < SPACE_NEEDED) {
    throw new Failure(
      `Der Speicherplatz reicht nicht: frei sind ${gigabytes(bavail * bsize)}, gebraucht werden ${gigabytes(SPACE_NEEDED)}.`,
    );
  }
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  process.stdout.write('Die Pakete werden installiert (etwa 1,5 GB, je nach Netz ein bis fünf Minuten) ...\n');
  const progress = setInterval(() => process.stdout.write(`  läuft seit ${seconds()} s ...\n`), PROGRESS_INTERVAL_MS);
  try {
    await install(root, forDevelopment);
  } finally {
    clearInterval(progress);
  }
  if (!isInstalled(root, forDevelopment)) {
    throw new Failure('Die Installation ist unvollständig: package.json und package-lock.json passen nicht zusammen.');
  }
  process.stdout.write(`Die Pakete sind installiert (${seconds()} s).\n`);
}

function gigabytes(bytes) {
  return `${(bytes / 1e9).toFixed(1).replace('.', ',')} GB`;
}

/** The npm that started this, else the one on the path; a start through another package manager does not change that. */
function npmCommand() {
  const starter = process.env.npm_execpath;
  return starter && /npm-cli\.[cm]?js$/.test(starter) ? [process.execPath, starter] : ['npm'];
}

const NPM_ARGUMENTS = [
  // Not `npm ci`: it refuses a lock file that lacks the variants of other platforms, which mirrors inside
  // administrations do not carry (docs/decisions/0012-install-without-npm-ci.md). The lock file stays as it is.
  'install',
  '--no-save',
  '--ignore-scripts',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--loglevel=error',
  '--prefer-offline',
];

/** A tiny package of ours. Without a network npm would try every package again and again, for minutes. */
const PROBE_ARGUMENTS = [
  'view',
  'server-only',
  'version',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=1000',
  '--loglevel=error',
];

/** @throws {Failure} */
async function install(root, forDevelopment) {
  const lean = !forDevelopment && process.env.NODE_ENV === 'production';
  const wanted = [...NPM_ARGUMENTS, lean ? '--omit=dev' : '--include=dev'];
  const probe = await runNpm(root, PROBE_ARGUMENTS);
  const network = probe.code === 0 ? null : explainInstallation(probe.output);
  // What an earlier installation has left in npm's cache may be enough.
  const { code, output } = await runNpm(root, network ? [...wanted, '--offline'] : wanted);
  if (code === 0) return;
  const tail = (network ? probe : { output }).output.trim().split('\n').slice(-12).join('\n');
  const cause = network || explainInstallation(output) || 'Die Pakete konnten nicht installiert werden.';
  throw new Failure(`${cause}\n\nMeldung von npm:\n${tail}`);
}

/** @returns {Promise<{ code: number, output: string }>} */
function runNpm(root, npmArguments) {
  const [command, ...leading] = npmCommand();
  const npm = spawn(command, [...leading, ...npmArguments], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => npm.kill('SIGTERM');
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-20_000);
    });
  }
  const ended = new Promise((resolve, reject) => {
    npm.on('error', (error) =>
      reject(new Failure('npm wurde nicht gefunden. Bitte Node.js mit npm installieren.', { cause: error })),
    );
    npm.on('close', (code, signal) => {
      if (signal === null) resolve({ code, output });
      else reject(new Failure('Die Installation wurde abgebrochen.', { exitCode: 130 }));
    });
  });
  return ended.finally(() => process.off('SIGINT', stop).off('SIGTERM', stop));
}
