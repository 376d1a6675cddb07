import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LIST_PARTS,
  LIST_SCOPES,
  LIST_SORTS,
  MAX_PAGE,
  parseProcurementListQuery,
  procurementListHref,
} from './list-query.ts';
import { PROCUREMENT_STATUSES } from './status.ts';

describe('the state of the list of purchases', () => {
  it('comes back from its own address', () => {
    const query = fc.record({
      scope: fc.option(fc.constantFrom(...LIST_SCOPES)),
      search: fc.constantFrom('', 'Notebooks für Schulen', 'a&b=c #1 %'),
      status: fc.option(fc.constantFrom(...PROCUREMENT_STATUSES)),
      fieldKey: fc.option(fc.constantFrom('school_it', 'it_operation')),
      lead: fc.constantFrom('', 'Büdingen'),
      part: fc.option(fc.constantFrom(...LIST_PARTS)),
      sort: fc.option(fc.constantFrom(...LIST_SORTS)),
      descending: fc.boolean(),
      page: fc.integer({ min: 1, max: MAX_PAGE }),
    });
    fc.assert(
      fc.property(query, (shown) => {
        const address = procurementListHref('/beschaffungen', shown);
        const read = parseProcurementListQuery(new URL(address, 'http://localhost').searchParams);
        expect(read).toEqual(shown);
      }),
    );
  });

  it('takes anything for an address and never fails', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('suche', 'status', 'feld', 'seite', '__proto__'), value), (raw) => {
        const { page, search } = parseProcurementListQuery(raw);
        return page >= 1 && page <= MAX_PAGE && search.length <= 200;
      }),
    );
  });
});
