const timeZone = 'Europe/Berlin';

const number = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });
const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
const amount = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('de-DE', { style: 'percent', maximumFractionDigits: 1 });
const dayShort = new Intl.DateTimeFormat('de-DE', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'UTC',
});
const dayLong = new Intl.DateTimeFormat('de-DE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit', timeZone });
const instant = new Intl.DateTimeFormat('de-DE', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone,
});
const isoDayInBerlin = new Intl.DateTimeFormat('sv-SE', { timeZone });
const relative = new Intl.RelativeTimeFormat('de-DE', { numeric: 'auto' });
const collator = new Intl.Collator('de-DE', { numeric: true });

/** Integer cents as "1.234,56 €". */
export const formatEuro = (cents: number | bigint): string => euro.format(inEuro(cents));

/** Integer cents as "1.234,56", the form a `MoneyField` shows. */
export const formatEuroInput = (cents: number | bigint): string => amount.format(inEuro(cents));

/** Exact: the decimal text goes to Intl as it is, so that large sums are not rounded by division. */
function inEuro(cents: number | bigint): Intl.StringNumericLiteral {
  const whole = BigInt(cents);
  const digits = (whole < 0n ? -whole : whole).toString().padStart(3, '0');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as Intl.StringNumericLiteral;
}

/** "12.345,6", with `digits` places after the comma if given, else at most two. */
export function formatNumber(value: number | bigint, digits?: number): string {
  if (digits === undefined) return number.format(value);
  return new Intl.NumberFormat('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A share between 0 and 1 as "12,5 %". */
export const formatPercent = (share: number): string => percent.format(share);

/** A day YYYY-MM-DD as "01.03.2027". */
export const formatDay = (day: string): string => dayShort.format(asUtcDate(day));

/** A day YYYY-MM-DD as "1. März 2027". */
export const formatDayLong = (day: string): string => dayLong.format(asUtcDate(day));

function asUtcDate(day: string): Date {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a day in the form YYYY-MM-DD: ${day}`);
  return date;
}

/** A moment as "01.03.2027, 14:05 Uhr" in German time; the space before "Uhr" does not break. */
export const formatInstant = (moment: Date): string => `${instant.format(moment)}\u00a0Uhr`;

/** A moment as "14:05 Uhr" in German time. */
export const formatTime = (moment: Date): string => `${clock.format(moment)}\u00a0Uhr`;

/** The day a moment falls on in Germany, YYYY-MM-DD. */
export const berlinDay = (moment: Date): string => isoDayInBerlin.format(moment);

/** "1 Kommune", "3.000 Kommunen". */
export const formatCount = (count: number | bigint, one: string, many: string): string =>
  `${number.format(count)} ${count === 1 || count === 1n ? one : many}`;

/** A length in days as "1 Tag", "14 Tage", "2,5 Tage". */
export const formatDays = (days: number): string => formatCount(days, 'Tag', 'Tage');

/**
 * How far a moment lies from `now`: "vor 5 Minuten", "vor 2 Stunden", from the day before on in calendar days of German
 * time: "gestern", "vor 3 Tagen", "in 2 Wochen".
 */
export function formatRelative(moment: Date, now: Date): string {
  const days = daysBetween(berlinDay(now), berlinDay(moment));
  if (days === 0) {
    const minutes = Math.trunc((moment.getTime() - now.getTime()) / 60_000);
    if (minutes === 0) return 'gerade eben';
    return Math.abs(minutes) < 60
      ? relative.format(minutes, 'minute')
      : relative.format(Math.trunc(minutes / 60), 'hour');
  }
  if (Math.abs(days) < 14) return relative.format(days, 'day');
  if (Math.abs(days) < 60) return relative.format(Math.trunc(days / 7), 'week');
  if (Math.abs(days) < 730) return relative.format(Math.trunc(days / 30.44), 'month');
  return relative.format(Math.trunc(days / 365.25), 'year');
}

const daysBetween = (from: string, to: string) => (asUtcDate(to).getTime() - asUtcDate(from).getTime()) / 86_400_000;

const sizeUnits = ['Byte', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes as "512 Byte", "1,2 MB" (steps of 1000, as in file managers). */
export function formatFileSize(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), sizeUnits.length - 1);
  const value = Math.round((bytes / 1000 ** step) * 10) / 10;
  return `${number.format(value)} ${sizeUnits[step]}`;
}

/** Order of German texts: umlauts beside their base letter, numbers by value. */
export const compareGerman = (a: string, b: string): number => collator.compare(a, b);

/** The end of a shortened enumeration of bodies or partners: "und eine weitere", "und 3 weitere". */
export const formatMore = (count: number): string =>
  count === 1 ? 'und eine weitere' : `und ${formatNumber(count)} weitere`;
