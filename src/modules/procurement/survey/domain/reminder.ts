import { addDays, type IsoDay } from '#src/modules/legal/domain/days.ts';

/**
 * Whether bodies are reminded on a day of a survey that ends on another: `daysBefore` days ahead, and on the day before the
 * last one. A survey that was opened later than that is not reminded of on the same day it was opened.
 */
export function isReminderDay(today: IsoDay, dueOn: IsoDay, daysBefore: number, askedOn: IsoDay): boolean {
  if (askedOn >= today) return false;
  return addDays(today, daysBefore) === dueOn || addDays(today, 1) === dueOn;
}
