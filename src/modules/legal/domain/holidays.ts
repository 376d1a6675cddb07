import { addDays, type IsoDay, weekday } from './days.ts';

/** Single days made holidays by ordinance (§ 2 HFeiertagsG): the 500th anniversary of the Reformation. */
const SINGLE_HOLIDAYS: readonly IsoDay[] = ['2017-10-31'];

/** Easter Sunday of a year in the Gregorian calendar (Gauss, in the form without exceptions by Lichtenberg). */
export function easterSunday(year: number): IsoDay {
  const century = Math.floor(year / 100);
  const moonShift = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sunShift = 2 - Math.floor((3 * century + 3) / 4);
  const lunar = year % 19;
  const fullMoonSeed = (19 * lunar + moonShift) % 30;
  const correction = Math.floor((fullMoonSeed + Math.floor(lunar / 11)) / 29);
  const fullMoon = 21 + fullMoonSeed - correction;
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sunShift) % 7);
  const distance = 7 - ((fullMoon - firstSunday) % 7);
  return addDays(`${year}-03-01`, fullMoon + distance - 1);
}

/** Public holidays of Hessen in a year, in order; Sundays are not listed. Source: § 1 HFeiertagsG. */
export function hessenHolidays(year: number): readonly IsoDay[] {
  const easter = easterSunday(year);
  return [
    `${year}-01-01`,
    addDays(easter, -2),
    addDays(easter, 1),
    `${year}-05-01`,
    addDays(easter, 39),
    addDays(easter, 50),
    addDays(easter, 60),
    `${year}-10-03`,
    `${year}-12-25`,
    `${year}-12-26`,
    ...SINGLE_HOLIDAYS.filter((day) => day.startsWith(`${year}-`)),
  ].sort();
}

/** Whether deadlines can end on the day: neither Saturday, Sunday nor public holiday in Hessen. */
export function isWorkingDay(day: IsoDay): boolean {
  return weekday(day) < 6 && !hessenHolidays(Number(day.slice(0, 4))).includes(day);
}

/** The day itself if it is a working day, else the next one. */
export function workingDayFrom(day: IsoDay): IsoDay {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}
