import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const STAMP = new Date('2026-11-23T12:00:00.123Z');
const entry = { uid: 'a@allmende', title: 'Angebotsfrist', text: '', startsOn: '2027-01-04', endsOn: '2027-02-03' };

describe('the calendar file', () => {
  it('holds whole days and ends the day after the last', () => {
    const file = calendarFile('Lizenzen', [entry], STAMP);
    expect(file).toContain('DTSTART;VALUE=DATE:20270104\r\nDTEND;VALUE=DATE:20270204\r\n');
    expect(file).toContain('DTSTAMP:20261123T120000Z\r\n');
    expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n') && file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('lets no text break out of its line', () => {
    const file = calendarFile('x', [{ ...entry, title: 'a;b,c\\d\r\nATTACH:evil' }], STAMP);
    expect(file).toContain('SUMMARY:a\\;b\\,c\\\\d\\nATTACH:evil\r\n');
    expect(file.split('\r\n').some((line) => line.startsWith('ATTACH'))).toBe(false);
  });

  it('keeps every line to 75 bytes and every character whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const file = calendarFile('x', [{ ...entry, title }], STAMP);
        for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(file.isWellFormed()).toBe(title.isWellFormed());
      }),
    );
  });
});
