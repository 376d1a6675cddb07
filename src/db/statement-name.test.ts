import { describe, expect, it } from 'vitest';
import { statementName } from './statement-name.ts';

describe('names of prepared statements', () => {
  it('one text always has one name, another text another', () => {
    expect(statementName('SELECT 1')).toBe(statementName('SELECT 1'));
    expect(statementName('SELECT 1')).not.toBe(statementName('SELECT 2'));
  });

  it('a name fits into what PostgreSQL keeps of it', () => {
    expect(statementName('SELECT 3').length).toBeLessThan(63);
  });

  it('a text that says who asks gets none: there is one for every person', () => {
    expect(statementName("SELECT set_config('allmende.person','',true)")).toBe('');
  });

  it('gives out no more than a connection can keep', () => {
    const given = Array.from({ length: 1_000 }, (_, index) => statementName(`SELECT ${index} AS n`));
    expect(new Set(given.filter((name) => name !== '')).size).toBeLessThanOrEqual(400);
    expect(given.at(-1)).toBe('');
  });
});
