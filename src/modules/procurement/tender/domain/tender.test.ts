import { describe, expect, it } from 'vitest';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { PROCEDURE_KEYS } from '../../legality/domain/procedure.ts';
import { berlinInstant } from './berlin-time.ts';
import { contractNotice, type NoticeFacts } from './contract-notice.ts';
import { checkCriteria, type DraftCriterion } from './criteria.ts';
import { minimumPeriod } from './minimum-period.ts';

const quality = (weight: number): DraftCriterion => {
  return { kind: 'quality', title: 'Konzept', description: '', weight, maxPoints: 10 };
};
const price = (weight: number): DraftCriterion => ({ kind: 'price', weight, priceFormula: 'linear_to_double' });

describe('award criteria', () => {
  it.each([
    [[], 'criteria_none'],
    [[price(10_000)], null],
    [[price(3_334), quality(3_333), quality(3_333)], null],
    [[price(3_333), quality(3_333), quality(3_333)], 'criteria_sum'],
    [[price(5_000), quality(5_001)], 'criteria_sum'],
  ] as const)('%j: %s', (criteria, refusal) => {
    expect(checkCriteria(criteria)).toBe(refusal);
  });
});

describe('the minimum period for offers', () => {
  it.each([
    // 30 days, electronic.
    ['open', '2026-11-02', false, '2026-12-02'],
    // 15 days in urgency.
    ['open', '2026-11-02', true, '2026-11-17'],
    // Would end on Saturday 9 January 2027 and moves to Monday.
    ['open', '2026-12-10', false, '2027-01-11'],
    // 30 days for requests (Wednesday 2 December), then 25 for offers: Sunday 27 December moves to Monday.
    ['restricted', '2026-11-02', false, '2026-12-28'],
    ['restricted', '2026-11-02', true, '2026-12-28'],
    ['public_tender', '2026-11-02', false, '2026-11-23'],
  ] as const)('%s from %s, shortened %s, ends on %s at the earliest', (procedure, publishedOn, shortened, earliest) => {
    expect(minimumPeriod(procedure, publishedOn, shortened, LEGAL_PARAMETERS)).toMatchObject({ earliest });
  });

  it('knows every procedure: a period with its paragraph, or none', () => {
    for (const procedure of PROCEDURE_KEYS) {
      const period = minimumPeriod(procedure, '2026-11-02', false, LEGAL_PARAMETERS);
      if (period) expect(period.source).not.toBe('');
    }
    expect(minimumPeriod('direct_award', '2026-11-02', false, LEGAL_PARAMETERS)).toBeNull();
  });

  it('does not guess where no value holds', () => {
    expect(() => minimumPeriod('open', '1999-01-01', false, LEGAL_PARAMETERS)).toThrow(RangeError);
  });
});

describe('the German wall clock', () => {
  it.each([
    ['2026-07-01', '12:00', '2026-07-01T10:00:00.000Z'],
    ['2026-12-01', '12:00', '2026-12-01T11:00:00.000Z'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-12-31', '23:59', '2026-12-31T22:59:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T01:30:00.000Z'],
  ])('%s %s is %s', (day, time, instant) => {
    expect(berlinInstant(day, time).toISOString()).toBe(instant);
  });
});

describe('the notice in the shape of eForms', () => {
  const facts: NoticeFacts = {
    reference: 'BES-2026-0001',
    title: 'Arbeitsplatzrechner',
    subject: '',
    nature: 'supplies',
    arrangement: 'framework',
    termMonths: 48,
    procedureKey: 'open',
    cpvCodes: ['30213100-6', '30213300-8'],
    buyers: [
      { name: 'Stadt A', identifier: '06440004', isLead: true, isCaller: true, isCentral: false },
      { name: 'Stadt B', identifier: '', isLead: false, isCaller: false, isCentral: false },
    ],
    lots: [
      {
        number: 1,
        title: 'Notebooks',
        description: '',
        cpvCode: null,
        region: null,
        maxValueCents: 1_234_505,
        maxQuantity: null,
        unit: 'Stück',
        criteria: [{ kind: 'price', title: 'Preis', description: '', weight: 10_000 }],
      },
    ],
    noticeUrl: '',
    publishedOn: '2026-11-02',
    offersDueAt: '2026-12-02T11:00:00Z',
  };

  it('names the lead buyer, the framework and its maximum, and leaves gaps out', () => {
    const notice = contractNotice(facts);
    expect(notice.buyers).toEqual([
      { 'BT-500': 'Stadt A', 'BT-501': '06440004', 'OPP-050': true },
      { 'BT-500': 'Stadt B', 'OPP-050': false },
    ]);
    expect(notice.procedure).toMatchObject({ 'BT-105': 'open', 'BT-262': '30213100', 'BT-263': ['30213300'] });
    expect(notice.lots[0]?.terms).toMatchObject({ 'BT-137': 'LOT-0001', 'BT-765': 'fa-wo-rc', 'BT-271': '12345.05' });
    expect(notice.lots[0]?.terms).not.toHaveProperty('BT-24');
    expect(notice.lots[0]?.criteria).toEqual([
      { 'BT-539': 'price', 'BT-734': 'Preis', 'BT-541': '100.00', 'BT-5421': 'per-exa' },
    ]);
  });

  it.each([
    ['open', '32014L0024'],
    ['public_tender', 'other'],
  ] as const)('%s rests on %s', (procedureKey, basis) => {
    expect(contractNotice({ ...facts, procedureKey }).procedure).toMatchObject({ 'BT-01': basis });
  });

  it('names whoever may call, for they must be known before the award', () => {
    const callers = (notice: NoticeFacts) => contractNotice(notice).lots[0]?.terms['BT-300'];
    expect(callers(facts)).toBe('Abrufberechtigt sind: Stadt A.');
    const all = facts.buyers.map((buyer) => ({ ...buyer, isCaller: true }));
    expect(callers({ ...facts, buyers: all })).toBe('Abrufberechtigt sind alle genannten Auftraggeber.');
    expect(callers({ ...facts, arrangement: 'single' })).toBeUndefined();
  });

  it('never says what the lead estimates', () => {
    expect(JSON.stringify(contractNotice(facts))).not.toContain('BT-27"');
  });
});
