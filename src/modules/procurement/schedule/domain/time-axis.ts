import { addDays, daysBetween, type IsoDay } from '#src/modules/legal/domain/days.ts';
import type { PlannedStep } from './plan.ts';

/** A bar of the picture: where it starts and how wide it is, in percent of the whole. */
export interface TimeBar {
  readonly left: number;
  readonly width: number;
}

/** A mark on the axis: the first day of a month. */
export interface TimeMark {
  readonly day: IsoDay;
  readonly left: number;
}

export interface TimeAxis {
  readonly bars: readonly TimeBar[];
  readonly marks: readonly TimeMark[];
  /** Where today lies, or null outside. */
  readonly today: number | null;
}

/** Labels that find room beside each other on the narrowest screen. */
const MAX_MARKS = 5;

/** Places steps on an axis from the first day to the last; every day, the first and last included, has the same width. */
export function timeAxis(steps: readonly PlannedStep[], today: IsoDay): TimeAxis {
  const first = steps.map(({ startsOn }) => startsOn).sort()[0] ?? today;
  const last =
    steps
      .map(({ endsOn }) => endsOn)
      .sort()
      .at(-1) ?? today;
  const total = daysBetween(first, last) + 1;
  const percent = (days: number) => Math.round((days * 10_000) / total) / 100;
  const bars = steps.map(({ startsOn, endsOn }) => ({
    left: percent(daysBetween(first, startsOn)),
    width: percent(daysBetween(startsOn, endsOn) + 1),
  }));
  const months: TimeMark[] = [];
  for (let day = firstOfNextMonth(first); day <= last; day = firstOfNextMonth(day))
    months.push({ day, left: percent(daysBetween(first, day)) });
  const every = Math.ceil(months.length / MAX_MARKS) || 1;
  return {
    bars,
    marks: months.filter((_month, index) => index % every === 0),
    today: today < first || today > last ? null : percent(daysBetween(first, today)),
  };
}

function firstOfNextMonth(day: IsoDay): IsoDay {
  return `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
}
