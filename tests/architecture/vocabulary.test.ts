import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rooms of a module, so that someone new finds the place for a line at once (docs/architecture.md). */
const ROOT = join(import.meta.dirname, '../..');
const ROOMS = /^(domain|commands|components|store|reads|actions)$/;
const FILES = /^(schema|store|reads|actions|texts|[a-z]+(-[a-z]+)*-texts)\.ts$/;

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' || entry.name === 'node_modules' ? [] : walk(path);
    return [relative(ROOT, path).split(sep).join('/')];
  });
}

const source = walk(join(ROOT, 'src'));
const code = source.filter((path) => /\.(ts|tsx|mjs)$/.test(path));

/** The part of a path below `src/modules/<module>/`, also inside a subfolder for a grown concern. */
function roomOf(path: string): string[] {
  return path.split('/').slice(3);
}

/** A test stands beside the file it is about, under that file's name. */
const tested = (name: string): string => name.replace(/\.test\.ts$/, '.ts');

describe('every file stands in the room its name says', () => {
  it('modules use the closed vocabulary', () => {
    const wrong = code
      .filter((path) => path.startsWith('src/modules/'))
      .filter((path) => {
        const [first = '', second = '', third] = roomOf(path);
        if (second === '') return !FILES.test(tested(first));
        if (ROOMS.test(first)) return false;
        // A growing concern gets a subfolder with the same vocabulary.
        return third === undefined ? !FILES.test(tested(second)) : !ROOMS.test(second);
      });
    expect(wrong, 'domain/, commands/, components/, schema.ts, store.ts, reads.ts, actions.ts, texts.ts').toEqual([]);
  });

  it('names are kebab-case ASCII and never a catch-all', () => {
    const wrong = code
      .filter((path) => !path.startsWith('src/app/'))
      .filter((path) =>
        path.split('/').some((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?(\.(ts|tsx|mjs|d\.ts))?$/.test(part)),
      );
    expect(wrong).toEqual([]);
    const catchAll = code.filter((path) =>
      /(^|\/)(utils?|helpers?|common|misc|index|[a-z-]*-(service|manager))\.(ts|tsx|mjs)$/.test(path),
    );
    expect(catchAll, 'name the file after what it does').toEqual([]);
  });

  it('a command file holds one command, named like the file', () => {
    const wrong = code
      .filter((path) => /\/commands\/[^/]+\.ts$/.test(path) && !path.endsWith('.test.ts'))
      .filter((path) => {
        const verb = (path.split('/').at(-1) ?? '')
          .replace('.ts', '')
          .replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
        const text = readFileSync(join(ROOT, path), 'utf8');
        return !new RegExp(`export const ${verb} = command\\(`).test(text);
      });
    expect(wrong, 'export const <verb> = command(...)').toEqual([]);
  });

  it('server actions live in actions.ts of their module', () => {
    const wrong = code.filter(
      (path) => /^'use server';/m.test(readFileSync(join(ROOT, path), 'utf8')) && !/\/actions(\.ts|\/)/.test(path),
    );
    expect(wrong, 'one place to enumerate what can be posted').toEqual([]);
  });

  it('no file is longer than 300 lines', () => {
    const long = code
      .map((path) => ({ path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long, 'split by concern').toEqual([]);
  });

  it('kit components know no words of the domain', () => {
    const wrong = code
      .filter((path) => path.startsWith('src/ui/') && !/\.test\.tsx?$/.test(path))
      .filter((path) =>
        /kooperation|kommune|gemeinde|genehmig|cooperation|municipalit/i.test(
          readFileSync(join(ROOT, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
        ),
      );
    expect(wrong, 'pass the text in').toEqual([]);
  });
});
