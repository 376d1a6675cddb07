import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** `export function exportContracts(...) {...}` with its whole body, which ends at the first brace in the first column. */
const EXPORTS = /^export (?:async )?function\*? (export[A-Z]\w*)[\s\S]*?^}$/gm;

/** Exports pass a lane, so that however many run, pages and sign-in find a connection (docs/decisions/0093). */
it('every export reads in the lane of reports', () => {
  const found = globSync('src/modules/**/reads{.ts,/**/*.ts}', { cwd: ROOT })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(EXPORTS)].map(([body, name]) => ({ body, name })),
    );
  expect(found.length).toBeGreaterThan(7);
  const beside = found.filter(({ body }) => /\b(readAs|readPublic)[(<]/.test(body));
  expect(beside.map(({ name }) => name)).toEqual([]);
});
