import type { IsoDay } from '#src/modules/legal/domain/days.ts';

const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The instant of a German wall clock, e.g. 2026-07-01 at 12:00. Of an hour that occurs twice it takes the later one. */
export function berlinInstant(day: IsoDay, time: string): Date {
  const wall = Date.parse(`${day}T${time.padStart(5, '0')}:00Z`);
  if (Number.isNaN(wall)) throw new RangeError(`Not a moment: ${day} ${time}`);
  const shown = (at: number) => Date.parse(`${berlin.format(at).replace(' ', 'T')}Z`);
  // Winter time first: an hour ahead of UTC all year, two in summer.
  const winter = wall - 3_600_000;
  return new Date(shown(winter) === wall ? winter : winter - 3_600_000);
}
