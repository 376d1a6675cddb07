import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const kern = readFileSync(join(root, 'node_modules/@kern-ux/native/dist/kern.css'), 'utf8');
const kit = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.css'))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');

const components = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?<!\.test)\.tsx?$/.test(file),
);

/** Class names in quotes, one word or several, but no import paths. */
function classNames(file: string, prefix: string): string[] {
  const text = readFileSync(join(root, 'src', file), 'utf8');
  const name = new RegExp(`(?<=["'\`\\s])${prefix}-[a-z0-9]+(?:[-_]+[a-z0-9]+)*(?=["'\`\\s])`, 'g');
  return [...new Set(text.match(name) ?? [])];
}

const styles = (css: string, name: string) => new RegExp(`\\.${name}(?![\\w-])`).test(css);

describe('class names in components', () => {
  it('come from the kit where they start with ui-', () => {
    const unknown = components.flatMap((file) =>
      classNames(file, 'ui')
        .filter((name) => !styles(kit, name))
        .map((name) => `${file}: ${name}`),
    );
    expect(
      unknown,
      'A class without a rule styles nothing. Add the rule in src/ui/styles or use one that exists.',
    ).toEqual([]);
  });

  it('come from KERN where they start with kern-', () => {
    const unknown = components.flatMap((file) =>
      classNames(file, 'kern')
        .filter((name) => !styles(kern, name))
        .map((name) => `${file}: ${name}`),
    );
    expect(unknown, 'KERN has no such class; see node_modules/@kern-ux/native/dist/kern.css.').toEqual([]);
  });

  it('give every rule of the kit a use', () => {
    const used = new Set(components.flatMap((file) => classNames(file, 'ui')));
    const unused = [...new Set(kit.match(/(?<=\.)ui-[\w-]+/g) ?? [])].filter((name) => !used.has(name));
    expect(unused, 'These rules are sent to every reader for nothing.').toEqual([]);
  });
});
