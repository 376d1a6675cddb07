import { addDays, addYears, daysBetween, type IsoDay } from './days.ts';
import { workingDayFrom } from './holidays.ts';

/**
 * Last day of a period of calendar days that an event starts. The day of the event does not count (§ 187 Abs. 1 BGB); a
 * period that would end on a Saturday, Sunday or holiday ends on the next working day (§ 31 Abs. 3 HVwVfG, § 193 BGB).
 */
export function deadlineAfter(eventDay: IsoDay, days: number): IsoDay {
  return workingDayFrom(addDays(eventDay, days));
}

/**
 * Last day of a term of whole years whose first day counts (§ 187 Abs. 2, § 188 Abs. 2 and 3 BGB): ten years from
 * 2026-01-01 end with 2035-12-31. A term is no deadline for an act, so it does not move to a working day.
 */
export function lastDayOfYears(firstDay: IsoDay, years: number): IsoDay {
  const anniversary = addYears(firstDay, years);
  const dayExists = anniversary.slice(5) === firstDay.slice(5);
  return dayExists ? addDays(anniversary, -1) : anniversary;
}

/** How a due day looks from today. `days` counts calendar days: left, or overdue. */
export type Urgency = { kind: 'overdue'; days: number } | { kind: 'due_today' } | { kind: 'upcoming'; days: number };

/** Places a due day relative to today. */
export function urgencyOf(dueOn: IsoDay, today: IsoDay): Urgency {
  const days = daysBetween(today, dueOn);
  if (days < 0) return { kind: 'overdue', days: -days };
  return days === 0 ? { kind: 'due_today' } : { kind: 'upcoming', days };
}
