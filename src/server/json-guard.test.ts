import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonLimits, parseGuarded } from './json-guard.ts';

const limits: JsonLimits = { bytes: 10_000, depth: 10, values: 200, entries: 50 };

describe('JSON from outside', () => {
  it('is read as it is when it keeps the limits', () => {
    const small = fc.jsonValue({ maxDepth: 3 }).filter((value) => JSON.stringify(value).length < 400);
    fc.assert(
      fc.property(small, (value) => {
        const text = JSON.stringify(value);
        const read = parseGuarded(text, limits);
        if (read.ok) expect(read.value).toEqual(JSON.parse(text));
        else expect(text).toMatch(/proto|constructor|\\u0000|\\ud/i);
      }),
    );
  });

  it.each([
    ['too many bytes', `"${'ä'.repeat(5_000)}"`, 'too_large', ''],
    ['no JSON', '{"a": tru}', 'syntax', ''],
    ['nothing', '', 'syntax', ''],
    ['a depth nobody needs', `${'['.repeat(11)}${']'.repeat(11)}`, 'too_deep', '/0/0/0/0/0/0/0/0/0/0'],
    ['a list without end', JSON.stringify({ a: Array(51).fill(1) }), 'too_many_entries', '/a'],
    ['too many values', JSON.stringify(Array(10).fill(Array(30).fill(1))), 'too_many_values', ''],
    ['__proto__', '{"a": {"__proto__": {"polluted": true}}}', 'forbidden_name', '/a'],
    ['constructor', '[{"constructor": {"prototype": {"polluted": true}}}]', 'forbidden_name', '/0'],
    ['a zero character', '{"a/b": ["x\\u0000"]}', 'forbidden_character', '/a~1b/0'],
    ['half a character', '{"a": "\\ud800"}', 'forbidden_character', '/a'],
  ])('is refused with the place: %s', (_what, text, problem, pointer) => {
    expect(parseGuarded(text, limits)).toMatchObject({ ok: false, problem, pointer });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('of any depth ends quickly', () => {
    const deep = '['.repeat(400_000);
    expect(parseGuarded(`${deep}${']'.repeat(400_000)}`, { ...limits, bytes: 1_000_000 })).toMatchObject({ ok: false });
  });

  it('names line and column of a mistake, or the text around it', () => {
    expect(parseGuarded('{\n  "a": 1,\n  b\n}', limits)).toMatchObject({ problem: 'syntax', line: 3, column: 3 });
    expect(parseGuarded('{"title": "Notebooks", "value": undefined}', limits)).toMatchObject({
      problem: 'syntax',
      near: expect.stringContaining('undefined'),
    });
  });
});
