import { describe, expect, it } from 'vitest';
import { exampleReleaseFacts } from './example-release-facts.ts';
import {
  awardedCents,
  PUBLIC_STATES,
  parsePublicListQuery,
  publicListHref,
  publicStateOf,
} from './public-list-query.ts';
import { releaseOf } from './release.ts';
import type { ReleaseFacts } from './release-facts.ts';

const now = new Date('2026-04-01T00:00:00Z');
const release = (change: Partial<ReleaseFacts>) =>
  releaseOf(exampleReleaseFacts(change), { number: 1, date: now.toISOString(), tags: ['tender'] });

describe('the public list', () => {
  it('has its state in the address and finds it there again', () => {
    for (const state of [null, ...PUBLIC_STATES]) {
      const query = { named: state !== null, search: 'Büro & Möbel', state, page: 3 };
      const { searchParams } = new URL(publicListHref('/beschaffungen', query), 'https://a.example');
      expect(parsePublicListQuery(searchParams)).toEqual(query);
      expect(parsePublicListQuery(Object.fromEntries(searchParams))).toEqual(query);
    }
    const everything = { named: false, search: '', state: null, page: 1 };
    expect(publicListHref('/beschaffungen', everything)).toBe('/beschaffungen');
  });

  it('takes an address nobody made for a list', () => {
    const query = parsePublicListQuery({ stand: ['x', 'y'], seite: '-3', suche: '\u0000\u202E ', constructor: 'z' });
    expect(query).toEqual({ named: false, search: '', state: null, page: 1 });
  });

  it.each([
    [{ status: 'agreed', tendered: false, concluded: false }, 'planned'],
    [{ status: 'tendering', concluded: false }, 'tendering'],
    [{ status: 'running' }, 'awarded'],
    [{ status: 'ended' }, 'awarded'],
    [{ status: 'cancelled', concluded: false }, 'cancelled'],
  ] as const)('shows %o as %s', (change, state) => {
    expect(publicStateOf(release(change), now)).toBe(state);
  });

  it('shows a tender whose period is over as examined', () => {
    const tendering = release({ status: 'tendering', concluded: false });
    expect(publicStateOf(tendering, new Date('2026-04-07T10:00:00Z'))).toBe('examined');
    expect(publicStateOf(tendering, new Date('2026-04-07T09:59:59Z'))).toBe('tendering');
  });

  it('adds awards up exactly', () => {
    const award = (amount: number) => ({
      id: String(amount),
      status: 'active' as const,
      value: { amount, currency: 'EUR' as const },
    });
    expect(awardedCents({ awards: [award(0.1), award(0.2)] })).toBe(30);
    expect(awardedCents({ awards: [] })).toBeNull();
    expect(awardedCents(release({ status: 'tendering', concluded: false }))).toBeNull();
  });
});
