import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { decideAmendment } from './amendment.ts';
import { AMENDMENT_GROUNDS, type AmendedContract, checkAmendment, type ProposedAmendment } from './check.ts';

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
const verdict = (
  contract: AmendedContract,
  rest: Partial<ProposedAmendment>,
  earlier: { groundKey: string; valueChangeCents: number }[] = [],
) => checkAmendment(contract, earlier, { ...change, ...rest }, LEGAL_PARAMETERS).verdict;

describe('the check of an amendment', () => {
  it.each([
    ['minor, exactly 10 %', framework, { valueChangeCents: 5_000_000 }, [], 'within'],
    ['minor, one cent more', framework, { valueChangeCents: 5_000_001 }, [], 'exceeded'],
    [
      'minor after earlier minor ones, together above 10 %',
      framework,
      { valueChangeCents: 3_000_000 },
      [{ groundKey: 'minor', valueChangeCents: 2_000_001 }],
      'exceeded',
    ],
    [
      'minor, earlier ones on other grounds do not count',
      framework,
      { valueChangeCents: 5_000_000 },
      [{ groundKey: 'unforeseen', valueChangeCents: 20_000_000 }],
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
    ['additional, exactly 50 %', framework, { groundKey: 'additional', valueChangeCents: 25_000_000 }, [], 'within'],
    ['additional, above 50 %', framework, { groundKey: 'additional', valueChangeCents: 25_000_001 }, [], 'exceeded'],
    [
      'unforeseen, each change by itself',
      framework,
      { groundKey: 'unforeseen', valueChangeCents: 25_000_000 },
      [{ groundKey: 'unforeseen', valueChangeCents: 25_000_000 }],
      'within',
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
      [{ groundKey: 'minor_national', valueChangeCents: 1_000_001 }],
      'exceeded',
    ],
    ['the national limit above the threshold', framework, { groundKey: 'minor_national' }, [], 'exceeded'],
    ['the limit of § 132 Abs. 3 below the threshold', small, { groundKey: 'minor' }, [], 'exceeded'],
    ['not substantial has no number', framework, { groundKey: 'not_substantial' }, [], 'unclear'],
    [
      'a clear review clause has no limit',
      framework,
      { groundKey: 'review_clause', valueChangeCents: 99_000_000 },
      [],
      'within',
    ],
    [
      'four years from the beginning',
      framework,
      { kind: 'extension', groundKey: 'review_clause', newEndsOn: '2029-12-31' },
      [],
      'within',
    ],
    [
      'a day longer than four years needs reasons',
      framework,
      { kind: 'extension', groundKey: 'review_clause', newEndsOn: '2030-01-01' },
      [],
      'unclear',
    ],
    [
      'six years below the threshold',
      small,
      { kind: 'extension', groundKey: 'review_clause', newEndsOn: '2031-12-31' },
      [],
      'within',
    ],
    ['a day no parameter holds on', framework, { valueChangeCents: 1, effectiveOn: '2010-01-01' }, [], 'unclear'],
  ] as [
    string,
    AmendedContract,
    Partial<ProposedAmendment>,
    { groundKey: string; valueChangeCents: number }[],
    string,
  ][])('%s: %#', (_case, contract, rest, earlier, expected) => {
    expect(verdict(contract, rest, earlier)).toBe(expected);
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
        const accepted: { groundKey: string; valueChangeCents: number }[] = [];
        for (const valueChangeCents of steps) {
          if (verdict(framework, { valueChangeCents }, accepted) === 'within')
            accepted.push({ groundKey: 'minor', valueChangeCents });
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
  const decide = (rest: Partial<ProposedAmendment>, contract = framework, answers = false) => {
    const proposed = { ...change, ...rest };
    return decideAmendment(
      { ...contract, status: 'running' },
      proposed,
      checkAmendment(contract, [], proposed, LEGAL_PARAMETERS),
      answers,
    );
  };

  it('moves the maximum by what the change is worth', () => {
    expect(decide({ kind: 'volume', moreQuantity: 500 })).toMatchObject({
      ok: true,
      newMaxQuantity: 5_500,
      newMaxValueCents: 55_000_000,
    });
    expect(decide({ kind: 'price_adjustment', newUnitPriceCents: 10_100 })).toMatchObject({
      ok: true,
      newUnitPriceCents: 10_100,
      newMaxValueCents: null,
    });
  });

  it('refuses what exceeds a limit, what is incomplete, what would undo call-offs, and what nobody answers for', () => {
    expect(decide({ kind: 'volume', moreQuantity: 501 })).toMatchObject({ reason: 'amendment_limit_exceeded' });
    expect(decide({ kind: 'extension', newEndsOn: '2028-12-31' })).toMatchObject({ reason: 'amendment_incomplete' });
    expect(decide({ kind: 'price_adjustment' })).toMatchObject({ reason: 'amendment_incomplete' });
    expect(decide({ kind: 'volume', groundKey: 'review_clause', moreQuantity: -4_500 })).toMatchObject({
      reason: 'amendment_below_called',
    });
    expect(decide({ groundKey: 'not_substantial' })).toMatchObject({ reason: 'amendment_points_unanswered' });
    expect(decide({ groundKey: 'not_substantial' }, framework, true).ok).toBe(true);
    const proposed = { ...change, groundKey: 'review_clause' as const };
    const check = checkAmendment(framework, [], proposed, LEGAL_PARAMETERS);
    expect(decideAmendment({ ...framework, status: 'ended' }, proposed, check, true)).toMatchObject({
      reason: 'amendment_contract_over',
    });
  });
});
