import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '#src/modules/contracts/domain/months.ts';
import { type PoolingOffer, poolingProposals, SIMILAR_FROM, similarity, subjectWords } from './radar.ts';

const OPTIONS = { today: '2026-11-23', windowMonths: 6, horizonMonths: 36, ownBodyId: 'a' };
let number = 0;
const offer = (bodyId: string, title: string, endsOn: string, rest: Partial<PoolingOffer> = {}): PoolingOffer => ({
  contractId: `c${String(++number).padStart(3, '0')}`,
  bodyId,
  bodyName: bodyId,
  title,
  fieldKey: null,
  fieldLabel: null,
  cpvCode: null,
  endsOn,
  ...rest,
});

describe('similarity', () => {
  it.each([
    ['the same code', { cpvCode: '30213100-6' }, { cpvCode: '30213100' }, 60],
    ['the same class', { cpvCode: '30213100' }, { cpvCode: '30213300' }, 45],
    ['the same group', { cpvCode: '30213100' }, { cpvCode: '30232000' }, 0],
    ['the same field alone', { fieldKey: 'it' }, { fieldKey: 'it' }, 20],
    ['no field on both sides', { fieldKey: null }, { fieldKey: null }, 0],
  ])('%s gives %#', (_case, a, b, expected) => {
    const base = { title: '', fieldKey: null, cpvCode: null };
    const points = similarity({ ...base, ...a }, { ...base, ...b }).points;
    if (_case === 'the same group') expect(points).toBe(25);
    else expect(points).toBe(expected);
  });

  it('compares the words that tell the subject, not those every contract has', () => {
    expect(subjectWords('Rahmenvertrag für Multifunktionsgeräte im Rathaus')).toEqual(['multifunktionsgeraete']);
    const found = similarity(
      { title: 'Notebooks für Schulen', fieldKey: 'schule', cpvCode: null },
      { title: 'Schulen: Notebooks und Zubehör', fieldKey: 'schule', cpvCode: null },
    );
    expect(found.points).toBe(60);
    expect(found.reasons.map(({ kind }) => kind)).toEqual(['same_field', 'same_words']);
  });
});

describe('the radar', () => {
  it('proposes bodies whose similar contracts end within the window, the own ones first', () => {
    const proposals = poolingProposals(
      [
        offer('b', 'Drucker', '2027-05-01', { cpvCode: '30232110' }),
        offer('c', 'Drucker', '2027-06-01', { cpvCode: '30232110' }),
        offer('d', 'Drucker', '2028-06-01', { cpvCode: '30232110' }),
        offer('a', 'Firewall Betrieb', '2027-09-30', { cpvCode: '32420000' }),
        offer('e', 'Firewall', '2028-03-30', { cpvCode: '32420000' }),
        offer('f', 'Streusalz', '2027-09-30', { cpvCode: '34927100' }),
      ],
      OPTIONS,
    );
    expect(proposals.map(({ offers }) => offers.map(({ bodyId }) => bodyId).join())).toEqual(['a,e', 'b,c']);
    expect(proposals[0]?.reasons.map(({ kind }) => kind)).toEqual(['same_code', 'same_words']);
  });

  it('leaves out what has ended, lies too far ahead, or belongs to one body alone', () => {
    const code = { cpvCode: '30232110' };
    expect(
      poolingProposals([offer('a', 'x', '2026-11-22', code), offer('b', 'x', '2026-11-23', code)], OPTIONS),
    ).toEqual([]);
    expect(
      poolingProposals([offer('a', 'x', '2029-11-24', code), offer('b', 'x', '2029-11-24', code)], OPTIONS),
    ).toEqual([]);
    expect(
      poolingProposals([offer('a', 'x', '2027-01-01', code), offer('a', 'x', '2027-01-01', code)], OPTIONS),
    ).toEqual([]);
  });

  it('holds its promises for any offers: two bodies at least, one contract once, one per body, inside the window, similar', () => {
    const someOffer = fc.record({
      bodyId: fc.constantFrom('a', 'b', 'c', 'd'),
      title: fc.constantFrom('Notebooks Schulen', 'Notebooks', 'Firewall', 'Streusalz'),
      fieldKey: fc.constantFrom(null, 'it', 'bau'),
      cpvCode: fc.constantFrom(null, '30213100', '30213300', '32420000'),
      months: fc.integer({ min: -2, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(someOffer, { maxLength: 40 }), (drawn) => {
        const offers = drawn.map(
          ({ months, ...rest }, index): PoolingOffer => ({
            ...rest,
            contractId: `c${index}`,
            bodyName: rest.bodyId,
            fieldLabel: null,
            endsOn: addMonths(OPTIONS.today, months),
          }),
        );
        const proposals = poolingProposals(offers, OPTIONS);
        expect(poolingProposals(offers.toReversed(), OPTIONS)).toEqual(proposals);
        const used = proposals.flatMap((proposal) => proposal.offers.map(({ contractId }) => contractId));
        expect(new Set(used).size).toBe(used.length);
        for (const proposal of proposals) {
          const bodies = proposal.offers.map(({ bodyId }) => bodyId);
          expect(bodies.length).toBeGreaterThan(1);
          expect(new Set(bodies).size).toBe(bodies.length);
          expect(proposal.lastEnd <= addMonths(proposal.firstEnd, OPTIONS.windowMonths)).toBe(true);
          expect(proposal.points).toBeGreaterThanOrEqual(SIMILAR_FROM);
        }
      }),
    );
  });
});
