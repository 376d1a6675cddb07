import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GOVERNMENT_REGIONS } from './body.ts';
import {
  BODY_LIST_PARAMETERS,
  BODY_SORTS,
  type BodyListQuery,
  bodyListHref,
  bodyListParameters,
  canMatch,
  DEFAULT_BODY_LIST_QUERY,
  isNarrowed,
  KIND_FILTER_KEYS,
  MAX_PAGE,
  parseBodyListQuery,
} from './list-query.ts';
import { SEARCH_MAX_LENGTH } from './search.ts';
import { SIZE_CLASSES } from './size-class.ts';

const HOSTILE = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '🙂'.repeat(500),
  '\u202eabc',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '-1',
  '1e9',
  '999999999999999999999',
  'NaN',
  '__proto__',
  'x'.repeat(100_000),
];

describe('state of the list in the address', () => {
  it('is empty for the plain list', () => {
    expect(parseBodyListQuery({})).toEqual(DEFAULT_BODY_LIST_QUERY);
    expect(bodyListHref('/kommunen', DEFAULT_BODY_LIST_QUERY)).toBe('/kommunen');
  });

  it('reads every parameter', () => {
    const address = 'suche=neu&art=gemeinden&bezirk=kassel&kreis=06633&groesse=bis-5000&fruehere=ja';
    const query = parseBodyListQuery(new URLSearchParams(`${address}&sortierung=einwohner&richtung=ab&seite=3`));
    expect(query).toEqual({
      search: 'neu',
      kind: 'gemeinden',
      region: 'kassel',
      district: '06633',
      size: 'bis-5000',
      former: true,
      sort: 'population',
      descending: true,
      page: 3,
    });
    expect(isNarrowed(query)).toBe(true);
  });

  it('comes back from its own address', () => {
    const queries = fc.record<BodyListQuery>({
      search: fc.constantFrom('', 'Büdingen', 'groß gerau', '50 % & mehr'),
      kind: fc.constantFrom(null, ...KIND_FILTER_KEYS),
      region: fc.constantFrom(null, ...GOVERNMENT_REGIONS),
      district: fc.constantFrom(null, '06440', '06611'),
      size: fc.constantFrom(null, ...SIZE_CLASSES.map((size) => size.key)),
      former: fc.boolean(),
      sort: fc.constantFrom(...BODY_SORTS),
      descending: fc.boolean(),
      page: fc.integer({ min: 1, max: MAX_PAGE }),
    });
    fc.assert(
      fc.property(queries, (query) => {
        expect(parseBodyListQuery(bodyListParameters(query))).toEqual(query);
      }),
    );
  });

  it('takes the first of repeated parameters', () => {
    expect(parseBodyListQuery({ seite: ['2', '3'] }).page).toBe(2);
    expect(parseBodyListQuery({ suche: [] }).search).toBe('');
  });

  it.each(Object.values(BODY_LIST_PARAMETERS))('shows a list whatever "%s" holds', (name) => {
    for (const value of HOSTILE) {
      const query = parseBodyListQuery({ [name]: value });
      expect(query.page).toBeGreaterThanOrEqual(1);
      expect(query.page).toBeLessThanOrEqual(MAX_PAGE);
      expect([...query.search].length).toBeLessThanOrEqual(SEARCH_MAX_LENGTH);
      expect(query.search).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      expect(() => bodyListHref('/kommunen', query)).not.toThrow();
    }
  });

  it('does not throw on any text', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...Object.values(BODY_LIST_PARAMETERS), 'toString', '__proto__'),
      fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string())),
    );
    fc.assert(
      fc.property(anything, (parameters) => {
        expect(() => parseBodyListQuery(parameters)).not.toThrow();
      }),
    );
  });

  it('knows a search that can find nothing', () => {
    expect(canMatch(parseBodyListQuery({ suche: '!?' }))).toBe(false);
    expect(canMatch(parseBodyListQuery({ suche: 'a' }))).toBe(true);
    expect(canMatch(DEFAULT_BODY_LIST_QUERY)).toBe(true);
  });
});
