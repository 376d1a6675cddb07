import { addDays, type IsoDay } from './days.ts';
import { type LegalParameterKey, mayEnd } from './parameters.ts';

/** A stored period of one parameter; both ends included. */
export interface Period {
  readonly id: string;
  readonly validFrom: IsoDay;
  readonly validTo: IsoDay | null;
}

export type SuccessionRefusal = 'period_exists' | 'end_before_start' | 'end_not_allowed' | 'end_reaches_next';

/** What a new value does to the periods there are: it may end one, and takes the time up to the next. */
export type Succession =
  | {
      readonly ok: true;
      readonly closes: Period | null;
      readonly closedOn: IsoDay | null;
      readonly validTo: IsoDay | null;
    }
  | { readonly ok: false; readonly reason: SuccessionRefusal };

/**
 * Places a new value among the periods of its key. No value is ever overwritten: the period it falls into ends the day
 * before, so that what was decided under it can still be explained.
 */
export function placeValue(
  periods: readonly Period[],
  value: { readonly key: LegalParameterKey; readonly validFrom: IsoDay; readonly validTo: IsoDay | null },
): Succession {
  const { key, validFrom, validTo } = value;
  if (periods.some((period) => period.validFrom === validFrom)) return { ok: false, reason: 'period_exists' };
  if (validTo !== null && !mayEnd(key)) return { ok: false, reason: 'end_not_allowed' };
  if (validTo !== null && validTo < validFrom) return { ok: false, reason: 'end_before_start' };
  const later = periods.map((period) => period.validFrom).filter((day) => day > validFrom);
  const next = later.sort()[0] ?? null;
  if (next !== null && validTo !== null && validTo >= next) return { ok: false, reason: 'end_reaches_next' };
  const closes =
    periods.find(
      (period) => period.validFrom < validFrom && (period.validTo === null || period.validTo >= validFrom),
    ) ?? null;
  const lastDay = validTo ?? (next === null ? null : addDays(next, -1));
  return { ok: true, closes, closedOn: closes && addDays(validFrom, -1), validTo: lastDay };
}
