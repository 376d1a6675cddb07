import { createHash, type Hash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';

/** A hash over the contents and names of all files that the patterns (relative to the application's folder) match. */
export function fingerprintOf(patterns: readonly string[], exclude: readonly string[] = []): string {
  const hash = createHash('sha256');
  const entries = globSync([...patterns], { cwd: ROOT, withFileTypes: true, exclude: [...exclude] });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) addFile(hash, path);
  return hash.digest('hex');
}

function addFile(hash: Hash, path: string): void {
  const content = readFileSync(path);
  // The length separates one file's end from the next one's name.
  hash.update(`${path.slice(ROOT.length)}\0${content.length}\0`).update(content);
}

/** Whether a stamp file holds this fingerprint. */
export function isStamped(stampFile: string, fingerprint: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === fingerprint;
}
