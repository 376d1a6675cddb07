/** A calendar day as YYYY-MM-DD. Days compare and sort as plain strings. */
export type IsoDay = string;

const MILLISECONDS_PER_DAY = 86_400_000;

const berlinFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Whether the text is a real calendar day between the years 1900 and 2999: 2026-02-30 is not. */
export function isIsoDay(text: string): boolean {
  if (!/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The calendar day in Hessen at an instant. */
export function berlinDay(instant: Date): IsoDay {
  return berlinFormat.format(instant);
}

/** The day `days` calendar days later (earlier if negative). Days have no clock, so daylight saving plays no part. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return toDay(toTime(day) + days * MILLISECONDS_PER_DAY);
}

/** The same day of the year `years` later; 29 February becomes 28 February where that year has none. */
export function addYears(day: IsoDay, years: number): IsoDay {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return isIsoDay(moved) ? moved : `${moved.slice(0, 8)}28`;
}

/** Calendar days from one day to another; negative if the second is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((toTime(to) - toTime(from)) / MILLISECONDS_PER_DAY);
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekday(day: IsoDay): number {
  return new Date(toTime(day)).getUTCDay() || 7;
}

function toTime(day: IsoDay): number {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError(`Not a calendar day: ${day}`);
  return time;
}

function toDay(time: number): IsoDay {
  return new Date(time).toISOString().slice(0, 10);
}
