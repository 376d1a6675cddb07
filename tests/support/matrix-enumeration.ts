import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import { ROOT } from '#src/cli/root.ts';
import type { Command } from '#src/server/command.ts';

/** What the code offers to the outside, read from the source tree, so that nothing new escapes the matrix. */

export type AnyCommand = Command<z.ZodType, unknown, string>;

function files(pattern: string): string[] {
  return globSync(pattern, { cwd: ROOT })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort();
}

function isCommand(value: unknown): value is AnyCommand {
  return typeof value === 'object' && value !== null && 'execute' in value && 'schema' in value && 'name' in value;
}

/**
 * Every command, by its name.
 * @throws when a file of a commands folder exports none or several, or two bear one name
 */
export async function listCommands(): Promise<Map<string, AnyCommand>> {
  const found = new Map<string, AnyCommand>();
  for (const path of files('src/modules/*/{commands,*/commands}/*.ts')) {
    const exported = Object.values<unknown>(await import(pathToFileURL(join(ROOT, path)).href)).filter(isCommand);
    const [command] = exported;
    if (!command || exported.length > 1) throw new Error(`${path} must export exactly one command`);
    if (found.has(command.name)) throw new Error(`two commands are called ${command.name}`);
    found.set(command.name, command);
  }
  return found;
}

/**
 * Every exported function of the reads that asks the database: `module/name` for those that take an actor or a session,
 * and for those that answer everybody alike.
 */
export function listReads(): { readonly scoped: string[]; readonly open: string[] } {
  const scoped: string[] = [];
  const open: string[] = [];
  for (const path of files('src/modules/*/{reads,reads/**/*,*/reads,*/reads/**/*}.ts')) {
    const module = path.split('/')[2];
    const text = readFileSync(join(ROOT, path), 'utf8');
    for (const match of text.matchAll(
      /^export (?:async )?function\s*(\*?)\s*(\w+)(?:<[^(]*>)?\(([^)]*)\)\s*:\s*([^{]+)\{/gm,
    )) {
      const [, star = '', name = '', parameters = '', result = ''] = match;
      if (star === '' && !/\b(Promise|AsyncGenerator|AsyncIterable)</.test(result)) continue;
      // A helper for other reads or for commands is handed their query; it opens no access of its own.
      if (/\b(?:query|run): Query\b|\btx: Transaction\b/.test(parameters)) continue;
      (/:\s*(?:readonly )?(?:Actor|SessionInfo)\b/.test(parameters) ? scoped : open).push(`${module}/${name}`);
    }
  }
  return { scoped: scoped.sort(), open: open.sort() };
}

/** The address of a page or route handler as its folders spell it, e.g. `/kooperationen/[id]`. */
function addressOf(path: string): string {
  const segments = path
    .split('/')
    .slice(2, -1)
    .filter((segment) => !/^\(.*\)$/.test(segment));
  return `/${segments.join('/')}`;
}

/** Every page. */
export function listPages(): string[] {
  return files('src/app/**/page.tsx').map(addressOf).sort();
}

/** Pages and downloads whose files read the query of their address. */
export function listQueryReaders(): string[] {
  return files('src/app/**/{page.tsx,route.ts}').flatMap((path) => {
    if (!readFileSync(join(ROOT, path), 'utf8').includes('searchParams')) return [];
    return [path.endsWith('route.ts') ? `GET ${addressOf(path)}` : addressOf(path)];
  });
}

/** Every route handler with its methods, e.g. `GET /kommunen/export.csv`. */
export function listRoutes(): string[] {
  return files('src/app/**/route.ts')
    .flatMap((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const methods = [
        ...text.matchAll(/^export (?:async )?(?:function|const) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm),
      ];
      const destructured = [...text.matchAll(/^export const \{([^}]*)\}/gm)].flatMap((match) => [
        ...(match[1] ?? '').matchAll(/\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g),
      ]);
      return [...methods, ...destructured].map((match) => `${match[1]} ${addressOf(path)}`);
    })
    .sort();
}

/** Every server action: functions exported by files that say 'use server'. */
export function listActions(): string[] {
  return files('src/**/*.{ts,tsx}')
    .flatMap((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      if (!/^\s*(?:\/\*[\s\S]*?\*\/\s*)?['"]use server['"]/.test(text)) return [];
      const module = path.split('/')[2];
      return [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map((match) => `${module}/${match[1]}`);
    })
    .sort();
}

/** Files in which an action is declared inline, out of reach of `listActions`; there must be none. */
export function filesWithInlineActions(): string[] {
  return files('src/**/*.{ts,tsx}').filter((path) =>
    /[{>]\s*\n?\s*['"]use server['"]/.test(readFileSync(join(ROOT, path), 'utf8')),
  );
}
