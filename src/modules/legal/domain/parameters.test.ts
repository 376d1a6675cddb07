import { describe, expect, it } from 'vitest';
import { CERTAINTIES, strongest, weakest } from './certainty.ts';
import { isIsoDay } from './days.ts';
import { LEGAL_PARAMETERS } from './initial-parameters.ts';
import {
  isLegalParameterKey,
  isLegalParameterValue,
  LEGAL_PARAMETER_KEYS,
  type LegalParameter,
  parameterOn,
  parameterValueOn,
  reminderDaysOn,
} from './parameters.ts';
import { PREPARED_VALUES } from './procurement-parameters.ts';

function parameter(value: number, validFrom: string, validTo: string | null): LegalParameter {
  return { key: 'min_partners', value, validFrom, validTo, source: 'Test', certainty: 'high', note: null };
}

describe('parameterOn', () => {
  const list = [
    parameter(2, '2020-01-01', '2025-12-31'),
    parameter(3, '2026-01-01', null),
    parameter(4, '2026-07-01', '2026-07-31'),
  ];
  it.each<[string, number | null, string]>([
    ['2019-12-31', null, 'the day before the first'],
    ['2020-01-01', 2, 'the first day'],
    ['2025-12-31', 2, 'the last day'],
    ['2026-01-01', 3, 'the next period'],
    ['2026-07-15', 4, 'a correction over a longer period'],
    ['2026-08-01', 3, 'after the correction'],
    ['2999-12-31', 3, 'without end'],
  ])('on %s gives %s: %s', (day, value) => {
    expect(parameterOn(list, 'min_partners', day)?.value ?? null).toBe(value);
    expect(parameterOn([...list].reverse(), 'min_partners', day)?.value ?? null).toBe(value);
  });
  it('finds nothing for another key', () =>
    expect(parameterOn(list, 'ikz_funding_min_years', '2026-01-01')).toBeNull());
  it('refuses to guess a value', () => {
    expect(() => parameterValueOn(list, 'min_partners', '2019-01-01')).toThrow(RangeError);
    expect(parameterValueOn(list, 'min_partners', '2024-01-01')).toBe(2);
  });
});

describe('stored keys and values', () => {
  it.each(['', 'toString', '__proto__', 'MIN_PARTNERS'])('%j is no key', (text) =>
    expect(isLegalParameterKey(text)).toBe(false),
  );
  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '2', null, undefined, {}, 2 ** 60])(
    '%s is no value',
    (value) => expect(isLegalParameterValue('min_partners', value)).toBe(false),
  );
  it('keeps percentages to a hundred and lets a value be zero', () => {
    expect(isLegalParameterValue('min_partners', 0)).toBe(true);
    expect(isLegalParameterValue('ikz_funding_min_saving_percent', 101)).toBe(false);
    expect(isLegalParameterValue('ikz_funding_min_saving_percent', 100)).toBe(true);
  });
});

describe('the values the portal starts with', () => {
  it('cover every key by a dated or a prepared value, each with a source and a certainty', () => {
    for (const key of LEGAL_PARAMETER_KEYS)
      expect([...LEGAL_PARAMETERS, ...PREPARED_VALUES].some((entry) => entry.key === key)).toBe(true);
    for (const entry of PREPARED_VALUES) expect(isLegalParameterValue(entry.key, entry.value)).toBe(true);
    for (const entry of LEGAL_PARAMETERS) {
      expect(isLegalParameterKey(entry.key) && isLegalParameterValue(entry.key, entry.value)).toBe(true);
      expect(isIsoDay(entry.validFrom) && (entry.validTo === null || entry.validTo >= entry.validFrom)).toBe(true);
      expect(entry.source.length).toBeGreaterThan(3);
      expect(CERTAINTIES).toContain(entry.certainty);
    }
  });
  it('say of the review target that it is no statutory period', () => {
    expect(parameterOn(LEGAL_PARAMETERS, 'authority_review_target_days', '2026-11-23')?.note).toContain(
      'keine gesetzliche Frist',
    );
  });
  it.each([
    ['2025-12-31', 22_100_000, 553_800_000],
    ['2026-01-01', 21_600_000, 540_400_000],
  ])('give the EU thresholds of %s', (day, services, works) => {
    expect(parameterOn(LEGAL_PARAMETERS, 'eu_threshold_services_cents', day)?.value).toBe(services);
    expect(parameterOn(LEGAL_PARAMETERS, 'eu_threshold_works_cents', day)?.value).toBe(works);
  });
  it('know no EU threshold after the two years it was set for', () =>
    expect(parameterOn(LEGAL_PARAMETERS, 'eu_threshold_services_cents', '2028-01-01')).toBeNull());
  it('never apply what is only prepared', () => {
    expect(parameterOn(LEGAL_PARAMETERS, 'hvtg_direct_award_cents', '2026-11-23')?.value).toBe(1_000_000);
    expect(parameterOn(LEGAL_PARAMETERS, 'hvtg_direct_award_works_cents', '2026-11-23')).toBeNull();
  });
  it('end the funding rules with 2026', () => {
    expect(parameterOn(LEGAL_PARAMETERS, 'ikz_funding_min_partners', '2026-12-31')?.value).toBe(3);
    expect(parameterOn(LEGAL_PARAMETERS, 'ikz_funding_min_partners', '2027-01-01')).toBeNull();
  });
  it('give the reminder days', () => {
    expect(reminderDaysOn(LEGAL_PARAMETERS, '2026-11-23')).toEqual({
      invitation: 21,
      consent: 56,
      inquiry: 14,
      correction: 28,
    });
  });
});

describe('certainty', () => {
  it('of a chain is the weakest, of alternatives the strongest', () => {
    expect(weakest(['high', 'low', 'medium'])).toBe('low');
    expect(strongest(['low', 'medium'])).toBe('medium');
    expect(weakest([])).toBe('high');
    expect(strongest([])).toBe('low');
  });
});
