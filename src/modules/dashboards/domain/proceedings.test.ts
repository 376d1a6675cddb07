import { describe, expect, it } from 'vitest';
import { AGE_BUCKETS, PROCEEDING_STATES, parseProceedingsQuery, proceedingsHref } from './proceedings.ts';

const parse = (href: string) => parseProceedingsQuery(Object.fromEntries(new URL(href, 'http://x').searchParams));

describe('lists behind the figures', () => {
  it.each(PROCEEDING_STATES)('the address of %s leads back to it', (state) => {
    const query = { state, age: null, authorityBodyId: '0a000000-0000-4000-8000-00000000000f', page: 3 };
    expect(parse(proceedingsHref(query))).toEqual(query);
  });

  it.each(AGE_BUCKETS.map(({ key }) => key))('the address of the age %s leads back to it', (age) => {
    expect(parse(proceedingsHref({ state: 'waiting', age }))).toMatchObject({ state: 'waiting', age });
  });

  it.each(['?stand=x', '?alter=0', "?behoerde='", '?seite=-1', '?seite=99999999', '?stand=offen&stand=entschieden'])(
    '%s counts as the first page of what waits',
    (search) => {
      expect(parse(`/start/verfahren${search}`)).toMatchObject({ age: null, authorityBodyId: null, page: 1 });
    },
  );

  it('ages leave no day out and none twice', () => {
    for (let day = 0; day < 400; day += 1) {
      expect(AGE_BUCKETS.filter(({ from, upTo }) => day >= from && (upTo === null || day <= upTo))).toHaveLength(1);
    }
  });
});
