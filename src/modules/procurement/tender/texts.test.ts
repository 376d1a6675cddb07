import { describe, expect, it } from 'vitest';
import { resultNotice } from '../award/domain/result-notice.ts';
import { contractNotice, type NoticeFacts } from './domain/contract-notice.ts';
import { BUSINESS_TERM_LABELS } from './texts.ts';

const FACTS: NoticeFacts = {
  reference: 'BES-2026-0001',
  title: 'Arbeitsplatzrechner',
  subject: 'Rechner',
  nature: 'supplies',
  arrangement: 'framework',
  termMonths: 48,
  procedureKey: 'open',
  cpvCodes: ['30213100-6', '30213300-8'],
  buyers: [
    { name: 'Genossenschaft', identifier: '1', isLead: true, isCaller: true, isCentral: true },
    { name: 'Stadt B', identifier: '2', isLead: false, isCaller: false, isCentral: false },
  ],
  lots: [
    {
      number: 1,
      title: 'Notebooks',
      description: 'Alle',
      cpvCode: null,
      region: 'Nordhessen',
      maxValueCents: 1_234_505,
      maxQuantity: 10,
      unit: 'Stück',
      criteria: [{ kind: 'price', title: 'Preis', description: 'Summe', weight: 10_000 }],
    },
  ],
  noticeUrl: 'https://vergabe.example/1',
  publishedOn: '2026-11-02',
  offersDueAt: '2026-12-02T11:00:00Z',
};

const winner = {
  name: 'Nordlicht',
  place: 'Kassel',
  isSme: true,
  valueCents: 1_000_000,
  contractReference: 'VTR-1',
  maxValueCents: 1_234_505,
};

describe('the business terms of notices', () => {
  it('have a German word each', () => {
    const { notice, procedure, buyers, lots } = contractNotice(FACTS);
    const counts = { bidCount: 2, admittedCount: 1, decidedOn: '2026-12-20' };
    const result = resultNotice(
      FACTS,
      [
        { number: 1, ...counts, winner },
        { number: 2, ...counts, winner: null },
      ],
      '2027-01-04',
    );
    const parts = [
      ...[notice, procedure, ...buyers, ...lots.flatMap(({ terms, criteria }) => [terms, ...criteria])],
      ...[result.notice, ...result.results],
    ];
    for (const term of parts.flatMap((part) => Object.keys(part))) expect(BUSINESS_TERM_LABELS).toHaveProperty([term]);
  });

  it.each([
    [0, 0, 'no-rece'],
    [2, 0, 'all-rej'],
    [2, 1, 'other'],
  ])('of a lot without a winner say why: %i offers, %i admitted', (bidCount, admittedCount, code) => {
    const lot = { number: 1, bidCount, admittedCount, decidedOn: '2026-12-20', winner: null };
    expect(resultNotice(FACTS, [lot], '2027-01-04').results).toEqual([
      { 'BT-13713': 'LOT-0001', 'BT-142': 'clos-nw', 'BT-144': code, 'BT-759': bidCount, 'BT-760': 'tenders' },
    ]);
  });

  it('sum the maxima of framework agreements', () => {
    const lot = { number: 1, bidCount: 2, admittedCount: 2, decidedOn: '2026-12-20', winner };
    const { notice, results } = resultNotice(FACTS, [lot, { ...lot, number: 2 }], '2027-01-04');
    expect(notice).toMatchObject({ 'BT-161': '20000.00', 'BT-118': '24690.10' });
    expect(results[0]).toMatchObject({ 'BT-709': '12345.05', 'BT-720': '10000.00' });
    const single = resultNotice({ ...FACTS, arrangement: 'single' }, [lot], '2027-01-04');
    expect(single.notice).not.toHaveProperty('BT-118');
    expect(single.results[0]).not.toHaveProperty('BT-709');
  });
});
