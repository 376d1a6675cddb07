import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#src/modules/legal/domain/days.ts';
import { timeAxis } from './time-axis.ts';

describe('the axis of the picture', () => {
  it('shares the width by days, first and last included', () => {
    const { bars, marks, today } = timeAxis(
      [
        { key: 'documents', startsOn: '2027-01-30', endsOn: '2027-01-31' },
        { key: 'notice', startsOn: '2027-02-01', endsOn: '2027-02-02' },
      ],
      '2027-02-01',
    );
    expect(bars).toEqual([
      { left: 0, width: 50 },
      { left: 50, width: 50 },
    ]);
    expect(marks).toEqual([{ day: '2027-02-01', left: 50 }]);
    expect(today).toBe(50);
  });

  it('keeps everything inside the picture, with few marks however long it takes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(900), fc.nat(400)), { minLength: 1, maxLength: 11 }), (spans) => {
        const steps = spans.map(([from, length]) => {
          const startsOn = addDays('2026-11-23', from);
          return { key: 'offers' as const, startsOn, endsOn: addDays(startsOn, length) };
        });
        const { bars, marks } = timeAxis(steps, '2026-11-23');
        for (const { left, width } of bars) {
          expect(left >= 0 && width > 0).toBe(true);
          expect(left + width).toBeLessThanOrEqual(100.02);
        }
        expect(marks.length).toBeLessThanOrEqual(5);
        for (const { left } of marks) expect(left >= 0 && left < 100).toBe(true);
      }),
    );
  });
});
