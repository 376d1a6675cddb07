import { chmodSync, statSync } from 'node:fs';

/**
 * Sets the executable bit where it is missing: archives and some package caches lose it. Nothing is touched when it is
 * there, so that a read-only installation works.
 */
export function ensureExecutable(file: string): void {
  if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
}
