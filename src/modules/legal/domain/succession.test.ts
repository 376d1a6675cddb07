import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './days.ts';
import { type Period, placeValue } from './succession.ts';

const open: Period = { id: 'a', validFrom: '2004-01-01', validTo: null };
const key = 'min_partners';

describe('a new value of a legal parameter', () => {
  it('ends the running period the day before and runs on', () => {
    expect(placeValue([open], { key, validFrom: '2027-01-01', validTo: null })).toEqual({
      ok: true,
      closes: open,
      closedOn: '2026-12-31',
      validTo: null,
    });
  });

  it('never replaces a period that begins on the same day', () => {
    const placed = placeValue([open], { key, validFrom: '2004-01-01', validTo: null });
    expect(placed).toEqual({ ok: false, reason: 'period_exists' });
  });

  it('ends before a later period begins', () => {
    const later: Period = { id: 'b', validFrom: '2030-01-01', validTo: null };
    const earlier: Period = { ...open, validTo: '2029-12-31' };
    expect(placeValue([earlier, later], { key, validFrom: '2027-01-01', validTo: null })).toMatchObject({
      closes: earlier,
      validTo: '2029-12-31',
    });
  });

  it.each([
    ['min_partners', '2027-12-31', 'end_not_allowed'],
    ['ikz_funding_min_years', '2026-12-31', 'end_before_start'],
  ] as const)('refuses for %s an end on %s', (parameter, validTo, reason) => {
    expect(placeValue([], { key: parameter, validFrom: '2027-01-01', validTo })).toEqual({ ok: false, reason });
  });

  it('leaves no two periods that share a day, whatever the order of changes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }), (starts) => {
        let periods: Period[] = [open];
        for (const start of starts) {
          const validFrom = addDays('2026-01-01', start);
          const placed = placeValue(periods, { key, validFrom, validTo: null });
          if (!placed.ok) continue;
          periods = periods.map((p) => (p.id === placed.closes?.id ? { ...p, validTo: placed.closedOn } : p));
          periods.push({ id: String(start), validFrom, validTo: placed.validTo });
        }
        const sorted = [...periods].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
        for (const [index, period] of sorted.entries()) {
          const next = sorted[index + 1];
          expect(period.validTo).toBe(next ? addDays(next.validFrom, -1) : null);
        }
      }),
    );
  });
});
