import { type IsoDay, isIsoDay } from '#src/modules/legal/domain/days.ts';

/** The same day `months` calendar months later (earlier if negative); the last day of the month where it has no such day. */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const months0 = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const head = `${String(Math.floor(months0 / 12)).padStart(4, '0')}-${String((months0 % 12) + 1).padStart(2, '0')}`;
  for (let date = Number(day.slice(8)); ; date--) {
    const moved = `${head}-${String(date).padStart(2, '0')}`;
    if (isIsoDay(moved) || date <= 28) return moved;
  }
}

/** "innerhalb von 18 Monaten": the day on which an alarm is due lies exactly so many months ahead. */
export function withinMonths(months: number): string {
  return months === 1 ? 'innerhalb eines Monats' : `innerhalb von ${months} Monaten`;
}

/** The stage of expiry alarms a contract is in: the smallest one whose time has come, or null before the first and after the end. */
export function alarmStage(endsOn: IsoDay | null, stages: readonly number[], today: IsoDay): number | null {
  if (endsOn === null || endsOn < today) return null;
  const reached = stages.filter((months) => addMonths(endsOn, -months) <= today);
  return reached.length === 0 ? null : Math.min(...reached);
}
