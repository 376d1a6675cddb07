import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Imports run one way: app -> modules -> policy, db, server, ui (docs/decisions/0002-imports-run-one-way.md).
 * A layer lists what it may import besides itself and packages. There is no list of exceptions: move the code instead.
 */
const ROOT = join(import.meta.dirname, '../..');

const MAY_IMPORT: Record<string, readonly string[]> = {
  app: ['modules', 'policy', 'db', 'server', 'ui'],
  modules: ['modules', 'policy', 'db', 'server', 'ui'],
  // Policy decides over domain facts, so it knows the domain's types; nothing else of a module.
  policy: ['modules'],
  db: ['policy', 'server', 'modules'],
  server: ['policy', 'db', 'ui', 'modules'],
  ui: [],
  cli: ['app', 'modules', 'policy', 'db', 'server', 'ui'],
};

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sourceFiles(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Every import of a file in the tree, as a path from the root. */
function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  const file = relative(ROOT, path).split(sep).join('/');
  const found: Import[] = [];
  for (const match of text.matchAll(/^(import|export)(\s+type)?\b[^'"]*?from\s+['"]([^'"]+)['"]/gm)) {
    const specifier = match[3] ?? '';
    const target = specifier.startsWith('#')
      ? specifier.slice(1)
      : specifier.startsWith('.')
        ? relative(ROOT, join(dirname(path), specifier))
            .split(sep)
            .join('/')
        : specifier;
    found.push({ file, target, typeOnly: match[2] !== undefined });
  }
  return found;
}

const files = sourceFiles(join(ROOT, 'src'));
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const all = files.flatMap(importsOf).filter(({ file }) => !isTest(file));
const inside = all.filter(({ target }) => target.startsWith('src/'));
const layer = (path: string) => path.split('/')[1] ?? '';
const moduleOf = (path: string) => (path.startsWith('src/modules/') ? path.split('/')[2] : undefined);
const inDomain = (path: string) => /^src\/modules\/[^/]+\/([a-z-]+\/)?domain\//.test(path);

describe('imports run one way', () => {
  it('app -> modules -> policy, db, server, ui; a lower layer never reaches up', () => {
    const wrong = inside.filter(({ file, target }) => {
      const from = layer(file);
      const to = layer(target);
      return from !== to && !from.includes('.') && !(MAY_IMPORT[from] ?? []).includes(to);
    });
    expect(wrong, 'a lower layer must not know the one above it').toEqual([]);
  });

  it('policy, db and server know of modules only their pure domain', () => {
    const wrong = inside.filter(
      ({ file, target }) =>
        ['policy', 'db', 'server'].includes(layer(file)) && layer(target) === 'modules' && !inDomain(target),
    );
    expect(wrong, 'pass facts in, or move the rule into domain/').toEqual([]);
  });

  it('domain imports only domain: no IO, no clock, no environment', () => {
    const wrong = all.filter(({ file, target }) => inDomain(file) && !inDomain(target));
    expect(wrong, 'domain/ is pure, so that every rule can be tested as a table').toEqual([]);
    const clock = files
      .filter((path) => inDomain(relative(ROOT, path).split(sep).join('/')) && !isTest(path))
      .filter((path) => /new Date\(\)|Date\.now\(|process\.env|Math\.random\(/.test(readFileSync(path, 'utf8')));
    expect(
      clock.map((path) => relative(ROOT, path)),
      'pass now, today or ids in',
    ).toEqual([]);
  });

  it('modules meet only through reads, domain, texts, components or schema of the other', () => {
    const allowed = /\/(reads(\.ts|\/)|domain\/|texts\.ts|components\/|[a-z]+-texts\.ts)/;
    const wrong = inside.filter(({ file, target }) => {
      const from = moduleOf(file);
      const to = moduleOf(target);
      return from && to && from !== to && !allowed.test(target);
    });
    expect(wrong, "another module's store, commands and actions are its own affair").toEqual([]);
  });

  it('modules do not import each other in a circle', () => {
    const edges = new Map<string, Set<string>>();
    for (const { file, target, typeOnly } of inside) {
      const from = moduleOf(file);
      const to = moduleOf(target);
      // Domain types may point both ways; code may not.
      if (!from || !to || from === to || typeOnly || inDomain(target)) continue;
      edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
    const circles: string[] = [];
    const visit = (name: string, path: string[]) => {
      if (path.includes(name)) {
        circles.push([...path.slice(path.indexOf(name)), name].join(' -> '));
        return;
      }
      for (const next of edges.get(name) ?? []) visit(next, [...path, name]);
    };
    for (const name of edges.keys()) visit(name, []);
    expect([...new Set(circles)], 'let a page compose the two instead').toEqual([]);
  });

  it('only stores, commands and the database layer write: Prisma stays there', () => {
    const wrong = all.filter(
      ({ file, target }) =>
        (target.includes('db/generated') || target === '@prisma/client') &&
        !/^src\/db\//.test(file) &&
        !/\/(store(\.ts|\/)|commands\/)/.test(file),
    );
    expect(wrong).toEqual([]);
  });
});
