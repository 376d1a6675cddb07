import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ContractStatus } from './status.ts';

/** What ceilings are computed from. Amounts in net euro cents; null where the contract names no such limit. */
export interface Volume {
  readonly maxValueCents: number | null;
  readonly maxQuantity: number | null;
  readonly unitPriceCents: number | null;
  /** Sums of live call-offs: neither rejected nor cancelled. */
  readonly calledValueCents: number;
  readonly calledQuantity: number;
}

/** What is left of a framework agreement. */
export interface Remaining {
  readonly valueCents: number | null;
  readonly quantity: number | null;
  /** Whole units that can still be called at the present price; null where nothing limits them. */
  readonly callable: number | null;
  /** Share of the maximum that is called, 0 to 1, by whichever limit is nearer; null without a maximum. */
  readonly calledShare: number | null;
}

/** What is left of the maximum and how many units that is. Never negative. */
export function remainingOf(volume: Volume): Remaining {
  const valueCents = volume.maxValueCents === null ? null : Math.max(0, volume.maxValueCents - volume.calledValueCents);
  const quantity = volume.maxQuantity === null ? null : Math.max(0, volume.maxQuantity - volume.calledQuantity);
  const byValue =
    valueCents === null || volume.unitPriceCents === null || volume.unitPriceCents === 0
      ? null
      : Math.floor(valueCents / volume.unitPriceCents);
  const limits = [quantity, byValue].filter((limit) => limit !== null);
  const shares = [
    shareOf(volume.calledValueCents, volume.maxValueCents),
    shareOf(volume.calledQuantity, volume.maxQuantity),
  ].filter((share) => share !== null);
  return {
    valueCents,
    quantity,
    callable: limits.length === 0 ? null : Math.min(...limits),
    calledShare: shares.length === 0 ? null : Math.max(...shares),
  };
}

function shareOf(part: number, whole: number | null): number | null {
  if (whole === null) return null;
  return whole === 0 ? 1 : part / whole;
}

/** Whether a call-off of this size still fits under both maxima. */
export function fitsUnder(volume: Volume, quantity: number, amountCents: number): boolean {
  const { valueCents, quantity: left } = remainingOf(volume);
  return (valueCents === null || amountCents <= valueCents) && (left === null || quantity <= left);
}

/** Whether a contract takes call-offs on a day: running, its time begun and not over. */
export function takesCallOffs(
  contract: { readonly status: ContractStatus; readonly startsOn: IsoDay; readonly endsOn: IsoDay | null },
  today: IsoDay,
): boolean {
  return (
    contract.status === 'running' &&
    contract.startsOn <= today &&
    (contract.endsOn === null || today <= contract.endsOn)
  );
}
