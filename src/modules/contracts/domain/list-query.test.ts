import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callOffListHref, contractListHref, parseCallOffListQuery, parseContractListQuery } from './list-query.ts';

const NAMES = ['suche', 'stand', 'ende', 'art', 'vertrag', 'sortierung', 'richtung', 'seite'];

describe('lists of contracts and call-offs in addresses', () => {
  it('come back from any address to the same list', () => {
    const parameters = fc.dictionary(
      fc.constantFrom(...NAMES, '__proto__', 'constructor'),
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          'laufend',
          'ausgeschoepft',
          '12',
          '18',
          'eigene',
          'gemeinsame',
          'andere',
          'wert',
          'betrag',
          'ab',
          '3',
          '999999',
        ),
      ),
    );
    fc.assert(
      fc.property(parameters, (given) => {
        const contracts = parseContractListQuery(given);
        const address = new URL(contractListHref('/vertraege', contracts), 'https://portal.example');
        expect(parseContractListQuery(address.searchParams)).toEqual(contracts);
        const callOffs = parseCallOffListQuery(given);
        const other = new URL(callOffListHref('/abrufe', callOffs), 'https://portal.example');
        expect(parseCallOffListQuery(other.searchParams)).toEqual(callOffs);
      }),
    );
  });

  it('show ends soonest and requests newest first, where nothing is said', () => {
    expect(parseContractListQuery({})).toMatchObject({ sort: 'end', descending: false, page: 1, status: null });
    expect(parseCallOffListQuery({})).toMatchObject({ sort: 'requested', descending: true, contractId: null });
  });
});
