import { addDays, daysBetween, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { isWorkingDay, workingDayFrom } from '#src/modules/legal/domain/holidays.ts';

/** A period of two days or more holds at least two working days (Art. 3 Abs. 5 of Regulation 1182/71). */
const MIN_WORKING_DAYS = 2;

/**
 * Last day of a period of days after an event: the day of the event does not count; a period that would end on a Saturday,
 * Sunday or holiday ends on the next working day (Regulation 1182/71 Art. 3; §§ 187-193 BGB).
 */
export function periodEnd(event: IsoDay, days: number): IsoDay {
  let last = workingDayFrom(addDays(event, days));
  if (days < MIN_WORKING_DAYS) return last;
  while (workingDaysAfter(event, last) < MIN_WORKING_DAYS) last = workingDayFrom(addDays(last, 1));
  return last;
}

/** The latest working day on which the event can happen so that the period is over on `last` at the latest. */
export function latestEventFor(last: IsoDay, days: number): IsoDay {
  let event = workingDayUntil(addDays(last, -days));
  while (periodEnd(event, days) > last) event = workingDayUntil(addDays(event, -1));
  return event;
}

/** The day itself if it is a working day, else the last one before it. */
export function workingDayUntil(day: IsoDay): IsoDay {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, -1);
  return candidate;
}

/** The first working day after a day. */
export function nextWorkingDay(day: IsoDay): IsoDay {
  return workingDayFrom(addDays(day, 1));
}

/** The last working day before a day. */
export function previousWorkingDay(day: IsoDay): IsoDay {
  return workingDayUntil(addDays(day, -1));
}

function workingDaysAfter(event: IsoDay, last: IsoDay): number {
  let count = 0;
  for (let day = 1; day <= daysBetween(event, last) && count < MIN_WORKING_DAYS; day++)
    if (isWorkingDay(addDays(event, day))) count++;
  return count;
}
