import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { type ChangedContract, decideAmendment } from './amendment.ts';
import {
  AMENDMENT_GROUNDS,
  type AmendedContract,
  checkAmendment,
  type EarlierAmendment,
  type ProposedAmendment,
} from './check.ts';

const framework: AmendedContract = {
  originalValueCents: 50_000_000,
  maxValueCents: 50_000_000,
  maxQuantity: 5_000,
  unitPriceCents: 10_000,
  calledValueCents: 10_000_000,
  calledQuantity: 1_000,
  startsOn: '2026-01-01',
  endsOn: '2028-12-31',
  nature: 'supplies',
  isFramework: true,
};
const small: AmendedContract = {
  ...framework,
  originalValueCents: 10_000_000,
  maxValueCents: 10_000_000,
  maxQuantity: 1_000,
  calledValueCents: 0,
  calledQuantity: 0,
};
const change: ProposedAmendment = {
  kind: 'scope',
  groundKey: 'minor',
  effectiveOn: '2026-11-23',
  valueChangeCents: 0,
  newUnitPriceCents: null,
  moreQuantity: null,
  newEndsOn: null,
};
const verdict = (contract: AmendedContract, rest: Partial<ProposedAmendment>, earlier: EarlierAmendment[] = []) =>
  checkAmendment(contract, earlier, { ...change, ...rest }, LEGAL_PARAMETERS).verdict;

describe('the check of an amendment', () => {
  it.each([
    ['minor, exactly 10 %', framework, { valueChangeCents: 5_000_000 }, [], 'within'],
    ['minor, one cent more', framework, { valueChangeCents: 5_000_001 }, [], 'exceeded'],
    [
      'minor after earlier minor ones, together above 10 %',
      framework,
      { valueChangeCents: 3_000_000 },
      [{ kind: 'scope', groundKey: 'minor', valueChangeCents: 2_000_001 }],
      'exceeded',
    ],
    [
      'minor, earlier ones on other grounds do not count',
      framework,
      { valueChangeCents: 5_000_000 },
      [{ kind: 'scope', groundKey: 'unforeseen', valueChangeCents: 20_000_000 }],
      'within',
    ],
    [
      'minor works up to 15 %',
      { ...framework, nature: 'works', originalValueCents: 600_000_000, maxValueCents: 600_000_000 } as AmendedContract,
      { valueChangeCents: 90_000_000 },
      [],
      'within',
    ],
    [
      'minor, but worth the EU threshold itself',
      { ...framework, originalValueCents: 500_000_000 },
      { valueChangeCents: 21_600_000 },
      [],
      'exceeded',
    ],
    ['additional, exactly 50 %', framework, { groundKey: 'additional', valueChangeCents: 25_000_000 }, [], 'unclear'],
    ['additional, above 50 %', framework, { groundKey: 'additional', valueChangeCents: 25_000_001 }, [], 'exceeded'],
    [
      'unforeseen, each change by itself',
      framework,
      { groundKey: 'unforeseen', valueChangeCents: 25_000_000 },
      [{ kind: 'scope', groundKey: 'unforeseen', valueChangeCents: 25_000_000 }],
      'unclear',
    ],
    [
      'below the threshold, 20 % together',
      small,
      { groundKey: 'minor_national', valueChangeCents: 2_000_000 },
      [],
      'within',
    ],
    [
      'below the threshold, above 20 % together',
      small,
      { groundKey: 'minor_national', valueChangeCents: 1_000_000 },
      [{ kind: 'scope', groundKey: 'minor_national', valueChangeCents: 1_000_001 }],
      'exceeded',
    ],
    ['the national limit above the threshold', framework, { groundKey: 'minor_national' }, [], 'exceeded'],
    ['the limit of § 132 Abs. 3 below the threshold', small, { groundKey: 'minor' }, [], 'exceeded'],
    ['not substantial has no number', framework, { groundKey: 'not_substantial' }, [], 'unclear'],
    [
      'a review clause has no limit, whether it was clear is for the justification',
      framework,
      { groundKey: 'review_clause', valueChangeCents: 99_000_000 },
      [],
      'unclear',
    ],
    ['a day no parameter holds on', framework, { valueChangeCents: 1, effectiveOn: '2010-01-01' }, [], 'unclear'],
  ] as [string, AmendedContract, Partial<ProposedAmendment>, EarlierAmendment[], string][])(
    '%s: %#',
    (_case, contract, rest, earlier, expected) => {
      expect(verdict(contract, rest, earlier)).toBe(expected);
    },
  );

  it.each([
    ['four years from the beginning', framework, '2029-12-31', 'within'],
    ['a day longer than four years needs reasons', framework, '2030-01-01', 'unclear'],
    ['six years below the threshold', small, '2031-12-31', 'within'],
    ['a day longer than six years needs reasons', small, '2032-01-01', 'unclear'],
  ] as const)('the term: %s', (_case, contract, newEndsOn, expected) => {
    const extension = { ...change, kind: 'extension', groundKey: 'review_clause', newEndsOn } as const;
    const { lines } = checkAmendment(contract, [], extension, LEGAL_PARAMETERS);
    expect(lines.find(({ rule }) => rule === 'framework_term')?.verdict).toBe(expected);
  });

  it.each(['review_clause', 'additional', 'unforeseen', 'not_substantial'] as const)(
    'leaves the conditions of the ground %s to the justification, below the threshold through § 47 UVgO',
    (groundKey) => {
      const conditions = (contract: AmendedContract) =>
        checkAmendment(contract, [], { ...change, groundKey }, LEGAL_PARAMETERS).lines.find(
          ({ rule }) => rule === 'conditions',
        );
      expect(conditions(framework)).toMatchObject({
        verdict: 'unclear',
        source: expect.stringMatching(/^§ 132 Abs\. [12]/),
      });
      expect(conditions(small)?.source).toMatch(/^§ 47 Abs\. 1 UVgO, § 132 Abs\. [12]/);
    },
  );

  it('keeps to the law of the contract as it was concluded, however its maximum has grown', () => {
    const grown = { ...small, originalValueCents: 18_000_000, maxValueCents: 21_600_000 };
    const earlier = [{ kind: 'volume', groundKey: 'minor_national', valueChangeCents: 3_600_000 }] as const;
    expect(checkAmendment(grown, earlier, change, LEGAL_PARAMETERS).regime).toBe('national');
    expect(checkAmendment({ ...grown, originalValueCents: 21_600_000 }, earlier, change, LEGAL_PARAMETERS).regime).toBe(
      'eu',
    );
  });

  it('values a new price on what is not yet called', () => {
    const check = checkAmendment(
      framework,
      [],
      { ...change, kind: 'price_adjustment', newUnitPriceCents: 11_000 },
      LEGAL_PARAMETERS,
    );
    expect(check.valueChangeCents).toBe(1_000 * 4_000);
  });

  it('never lets minor changes together pass the limit, in however many steps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_000_000 }), { minLength: 1, maxLength: 20 }), (steps) => {
        const accepted: EarlierAmendment[] = [];
        for (const valueChangeCents of steps) {
          if (verdict(framework, { valueChangeCents }, accepted) === 'within')
            accepted.push({ kind: 'scope', groundKey: 'minor', valueChangeCents });
        }
        expect(accepted.reduce((sum, one) => sum + one.valueChangeCents, 0)).toBeLessThanOrEqual(5_000_000);
      }),
    );
  });

  it('carries a source for every rule it applied', () => {
    for (const groundKey of AMENDMENT_GROUNDS)
      for (const line of checkAmendment(
        framework,
        [],
        { ...change, groundKey, newEndsOn: '2029-06-30' },
        LEGAL_PARAMETERS,
      ).lines)
        expect(line.source).not.toBe('');
  });
});

describe('deciding an amendment', () => {
  const TODAY = '2026-11-23';
  const decide = (
    rest: Partial<ProposedAmendment>,
    contract: Partial<ChangedContract> = {},
    answers = false,
    proposed = { ...change, ...rest },
    changed: ChangedContract = { ...framework, status: 'running', nextPriceFrom: null, ...contract },
  ) => decideAmendment(changed, proposed, checkAmendment(changed, [], proposed, LEGAL_PARAMETERS), answers, TODAY);

  it('moves the maximum by what the change is worth', () => {
    expect(decide({ kind: 'volume', moreQuantity: 500 })).toMatchObject({
      ok: true,
      newMaxQuantity: 5_500,
      newMaxValueCents: 55_000_000,
    });
    expect(decide({ kind: 'price_adjustment', newUnitPriceCents: 10_100 })).toMatchObject({
      ok: true,
      newUnitPriceCents: 10_100,
      priceWaits: false,
      newMaxValueCents: null,
    });
  });

  it('lets a price wait for its day, one at a time; more may be called only from the day it is decided', () => {
    const next = { kind: 'price_adjustment', newUnitPriceCents: 10_100, effectiveOn: '2026-11-24' } as const;
    expect(decide(next)).toMatchObject({ ok: true, priceWaits: true });
    expect(decide(next, { nextPriceFrom: '2026-12-01' })).toMatchObject({ reason: 'amendment_price_waits' });
    expect(decide({ ...next, effectiveOn: TODAY }, { nextPriceFrom: '2026-12-01' })).toMatchObject({
      priceWaits: false,
    });
    for (const kind of ['volume', 'scope'] as const)
      expect(decide({ kind, valueChangeCents: 100, effectiveOn: '2026-11-24' })).toMatchObject({
        reason: 'amendment_not_yet',
      });
  });

  it('takes nothing along that belongs to another kind, and no units that are worth nothing', () => {
    expect(decide({ kind: 'scope', moreQuantity: 5_000 })).toMatchObject({ reason: 'amendment_mixed' });
    expect(decide({ kind: 'volume', moreQuantity: 1, newEndsOn: '2029-06-30' })).toMatchObject({
      reason: 'amendment_mixed',
    });
    expect(decide({ kind: 'extension', newEndsOn: '2029-06-30', newUnitPriceCents: 1 })).toMatchObject({
      reason: 'amendment_mixed',
    });
    const open = { unitPriceCents: null, maxValueCents: null };
    expect(decide({ kind: 'volume', moreQuantity: 5_000 }, open)).toMatchObject({ reason: 'amendment_incomplete' });
    expect(decide({ kind: 'volume', moreQuantity: 5_000, valueChangeCents: -1 }, open)).toMatchObject({
      reason: 'amendment_incomplete',
    });
    expect(decide({ kind: 'volume', moreQuantity: 500, valueChangeCents: 5_000_000 }, open)).toMatchObject({
      newMaxQuantity: 5_500,
    });
  });

  it('refuses what exceeds a limit, what is incomplete, what would undo call-offs, and what nobody answers for', () => {
    expect(decide({ kind: 'volume', moreQuantity: 501 })).toMatchObject({
      reason: 'amendment_limit_exceeded',
      exceeded: [{ rule: 'de_minimis_total', source: '§ 132 Abs. 3 Nr. 2 GWB' }],
    });
    expect(decide({ kind: 'extension', newEndsOn: '2028-12-31' })).toMatchObject({ reason: 'amendment_incomplete' });
    expect(decide({ kind: 'price_adjustment' })).toMatchObject({ reason: 'amendment_incomplete' });
    const fewer = { kind: 'volume', groundKey: 'review_clause', moreQuantity: -4_500 } as const;
    expect(decide(fewer, {}, true)).toMatchObject({ reason: 'amendment_below_called' });
    for (const effectiveOn of ['2025-12-31', '2029-01-01'])
      expect(decide({ effectiveOn })).toMatchObject({ reason: 'amendment_outside_term' });
    expect(decide({ groundKey: 'not_substantial' })).toMatchObject({ reason: 'amendment_points_unanswered' });
    expect(decide({ groundKey: 'not_substantial' }, {}, true).ok).toBe(true);
    expect(decide({ groundKey: 'review_clause' }, { status: 'ended' }, true)).toMatchObject({
      reason: 'amendment_contract_over',
    });
  });
});
