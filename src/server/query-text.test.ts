import { describe, expect, it } from 'vitest';
import { queryEntry, queryText } from './query-text.ts';

describe('a query parameter', () => {
  it('is one text, whatever the address repeats or breaks', () => {
    expect(queryText({ q: ['a', 'b'] }, 'q')).toBe('a');
    expect(queryText({ q: 'a\0b' }, 'q')).toBe('ab');
    expect(queryText({ q: 'x'.repeat(2_000) }, 'q')).toHaveLength(1_000);
    expect(queryText({ q: '' }, 'q')).toBeUndefined();
  });

  it('finds in a table what stands in it, and nothing every object has', () => {
    const table: Readonly<Record<string, string>> = { alle: 'Alle sind beendet.' };
    expect(queryEntry({ beendet: 'alle' }, 'beendet', table)).toBe('Alle sind beendet.');
    for (const text of ['__proto__', 'constructor', 'toString', 'keine', '']) {
      expect(queryEntry({ beendet: text }, 'beendet', table)).toBeUndefined();
    }
    expect(queryEntry({}, 'beendet', table)).toBeUndefined();
  });
});
