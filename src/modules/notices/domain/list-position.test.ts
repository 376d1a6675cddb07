import { describe, expect, it } from 'vitest';
import { formatListPosition, parseListPosition } from './list-position.ts';

describe('position in a list', () => {
  it('comes back from an address as it went in', () => {
    const row = { createdAt: new Date('2026-11-23T12:30:00.123Z'), id: '0a000000-0000-4000-8000-00000000000f' };
    expect(parseListPosition(formatListPosition(row))).toEqual({ createdAt: '2026-11-23T12:30:00.123Z', id: row.id });
  });

  it.each([
    undefined,
    '',
    'x',
    '2026-11-23T12:30:00.123Z_',
    '2026-99-99T12:30:00.123Z_0a000000-0000-4000-8000-00000000000f',
    `2026-11-23T12:30:00.123Z_0a000000-0000-4000-8000-00000000000f'`,
  ])('%s counts as the beginning', (text) => {
    expect(parseListPosition(text)).toBeNull();
  });
});
