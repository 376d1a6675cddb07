import { describe, expect, it } from 'vitest';
import { addDays } from '#src/modules/legal/domain/days.ts';
import { byMonth, bySubject, type CalendarEntry, monthOf, shiftMonth, toICalendar } from './calendar.ts';

const entry = (startsOn: string, endsOn = startsOn): CalendarEntry => ({
  kind: 'schedule_step',
  startsOn,
  endsOn,
  title: 'Notebooks',
  reference: 'BES-2026-0001',
  stepKey: 'tender',
  bodyName: 'KOP-IT eG',
  path: '/beschaffungen/1',
});

describe('the calendar of planned purchases', () => {
  it('turns over the year and takes any other address for today', () => {
    expect(shiftMonth('2026-11', 3)).toBe('2027-02');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
    expect(monthOf('2027-02', '2026-11-23')).toBe('2027-02');
    for (const asked of [undefined, '', '2027-13', '2027-1', 'x']) expect(monthOf(asked, '2026-11-23')).toBe('2026-11');
  });

  it('shows every entry once: where it begins, or first where it began before', () => {
    const months = byMonth(
      [entry('2026-10-01', '2026-12-05'), entry('2026-12-01'), entry('2026-09-01', '2026-10-31')],
      '2026-11',
      3,
    );
    expect(months.map(({ month, entries }) => [month, entries.length])).toEqual([
      ['2026-11', 1],
      ['2026-12', 1],
      ['2027-01', 0],
    ]);
  });

  it('keeps the days of one purchase together, in the order in which the first of them comes', () => {
    const other = { ...entry('2026-11-05'), reference: 'VTR-2026-0001', kind: 'contract_end' as const };
    const subjects = bySubject([entry('2026-11-01'), other, { ...entry('2026-12-01'), stepKey: 'award' }]);
    expect(subjects.map(({ reference, entries }) => [reference, entries.length])).toEqual([
      ['BES-2026-0001', 2],
      ['VTR-2026-0001', 1],
    ]);
  });

  it('writes iCalendar with escaped texts, folded lines and an exclusive end', () => {
    const text = toICalendar(
      [{ ...entry('2026-12-01', '2026-12-05'), summary: `Ausschreibung, ${'ä'.repeat(60)}; Los 1` }],
      {
        now: '20261123T120000Z',
        portalUrl: 'https://portal.example',
        nextDay: (day) => addDays(day, 1),
      },
    );
    expect(text).toContain('DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261206\r\n');
    expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:Ausschreibung\\, ');
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
  });
});
