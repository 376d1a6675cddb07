import { describe, expect, it } from 'vitest';
import { createStatementNames } from './statement-name.ts';

/** The name a text has once it is known to come again. */
function nameOf(text: string, names = createStatementNames()): string {
  names(text);
  return names(text);
}

describe('names of prepared statements', () => {
  it('one text always has one name, another text another', () => {
    const names = createStatementNames();
    const name = nameOf('SELECT 1', names);
    expect(name).not.toBe('');
    expect(names('SELECT 1')).toBe(name);
    expect(nameOf('SELECT 1')).toBe(name);
    expect(nameOf('SELECT 2', names)).not.toBe(name);
  });

  it('a name is whole in what PostgreSQL keeps of it', () => {
    expect(nameOf('SELECT 3').length).toBeLessThanOrEqual(63);
  });

  it('a text that says who asks gets none: there is one for every person', () => {
    expect(nameOf("SELECT set_config('allmende.person','',true)")).toBe('');
  });

  it('a text that came only once gets none, however many of them come', () => {
    const names = createStatementNames();
    const given = Array.from({ length: 5_000 }, (_, index) => names(`SELECT ${index} AS n`));
    expect(given.filter((name) => name !== '')).toEqual([]);
    expect(nameOf('SELECT 1', names), 'there is room for one that comes again').not.toBe('');
  });

  it('gives out no more than a connection can keep', () => {
    const names = createStatementNames();
    const given = Array.from({ length: 1_000 }, (_, index) => nameOf(`SELECT ${index} AS n`, names));
    expect(new Set(given.filter((name) => name !== '')).size).toBe(300);
    expect(given.at(-1)).toBe('');
    expect(names('SELECT 0 AS n'), 'one that has a name keeps it').toBe(given[0]);
  });

  it('gives none to a text whose mere size would fill the memory', () => {
    expect(nameOf(`SELECT ${'1 + '.repeat(10_000)} 1`)).toBe('');
  });
});
