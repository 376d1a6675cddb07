import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ContractStatus } from '../../domain/status.ts';
import type { AmendedContract, AmendmentCheck, CheckLine, ProposedAmendment } from './check.ts';

export type AmendmentRefusal =
  | 'amendment_contract_over'
  | 'amendment_mixed'
  | 'amendment_limit_exceeded'
  | 'amendment_incomplete'
  | 'amendment_below_called'
  | 'amendment_outside_term'
  | 'amendment_not_yet'
  | 'amendment_price_waits'
  | 'amendment_shortens_past'
  | 'amendment_points_unanswered';

/** The contract as a change meets it. */
export interface ChangedContract extends AmendedContract {
  readonly status: ContractStatus;
  /** Day of a price that is agreed but does not hold yet. */
  readonly nextPriceFrom: IsoDay | null;
}

/** The contract's limits after the change. */
export interface AmendmentEffects {
  readonly newUnitPriceCents: number | null;
  /** Whether the new price waits for its day. */
  readonly priceWaits: boolean;
  readonly newMaxValueCents: number | null;
  readonly newMaxQuantity: number | null;
  readonly newEndsOn: IsoDay | null;
}

type Decided =
  | ({ readonly ok: true } & AmendmentEffects)
  | { readonly ok: false; readonly reason: AmendmentRefusal; readonly exceeded?: readonly CheckLine[] };

const refuse = (reason: AmendmentRefusal) => ({ ok: false, reason }) as const;

/**
 * Whether the change can be decided: complete for its kind and nothing of another, within the limits that were shown, with
 * somebody answering for what the check leaves open, and never below what has been called already. A changed value moves the
 * maximum with it. A price may be agreed for a later day; a changed maximum holds at once, so it is entered on its day.
 */
export function decideAmendment(
  contract: ChangedContract,
  proposed: ProposedAmendment,
  check: AmendmentCheck,
  answersForOpenPoints: boolean,
  today: IsoDay,
): Decided {
  const moves = proposed.kind === 'volume' || proposed.kind === 'scope';
  if (!['running', 'exhausted'].includes(contract.status)) return refuse('amendment_contract_over');
  if (foreignFields(proposed).length > 0) return refuse('amendment_mixed');
  if (!isComplete(contract, proposed)) return refuse('amendment_incomplete');
  if (proposed.newEndsOn !== null && proposed.newEndsOn < proposed.effectiveOn)
    return refuse('amendment_shortens_past');
  if (proposed.effectiveOn < contract.startsOn || (contract.endsOn !== null && proposed.effectiveOn > contract.endsOn))
    return refuse('amendment_outside_term');
  if (check.verdict === 'exceeded') {
    const exceeded = check.lines.filter(({ verdict }) => verdict === 'exceeded');
    return { ...refuse('amendment_limit_exceeded'), exceeded };
  }
  if (moves && proposed.effectiveOn > today) return refuse('amendment_not_yet');
  const priceWaits = proposed.kind === 'price_adjustment' && proposed.effectiveOn > today;
  if (priceWaits && contract.nextPriceFrom !== null) return refuse('amendment_price_waits');
  if (check.verdict === 'unclear' && !answersForOpenPoints) return refuse('amendment_points_unanswered');
  const newMaxValueCents =
    moves && contract.maxValueCents !== null ? contract.maxValueCents + check.valueChangeCents : null;
  const newMaxQuantity =
    contract.maxQuantity !== null && proposed.moreQuantity !== null
      ? contract.maxQuantity + proposed.moreQuantity
      : null;
  if (newMaxValueCents !== null && newMaxValueCents < contract.calledValueCents)
    return refuse('amendment_below_called');
  if (newMaxQuantity !== null && newMaxQuantity < contract.calledQuantity) return refuse('amendment_below_called');
  const { newUnitPriceCents, newEndsOn } = proposed;
  return { ok: true, newUnitPriceCents, priceWaits, newMaxValueCents, newMaxQuantity, newEndsOn };
}

const KIND_OF = { newUnitPriceCents: 'price_adjustment', moreQuantity: 'volume', newEndsOn: 'extension' } as const;

/** What was filled in that belongs to another kind of change: each kind is measured by itself, so each is entered by itself. */
export function foreignFields(
  proposed: Pick<ProposedAmendment, 'kind' | keyof typeof KIND_OF>,
): readonly (keyof typeof KIND_OF)[] {
  const fields = ['newUnitPriceCents', 'moreQuantity', 'newEndsOn'] as const;
  return fields.filter((field) => proposed[field] !== null && KIND_OF[field] !== proposed.kind);
}

function isComplete(contract: AmendedContract, proposed: ProposedAmendment): boolean {
  const { moreQuantity, valueChangeCents } = proposed;
  switch (proposed.kind) {
    case 'price_adjustment':
      return proposed.newUnitPriceCents !== null && contract.unitPriceCents !== null;
    case 'extension':
      return proposed.newEndsOn !== null && contract.endsOn !== null && proposed.newEndsOn > contract.endsOn;
    case 'volume':
      // Further units without a price per unit would otherwise be worth nothing, and no limit would hold them.
      if (moreQuantity === null || contract.unitPriceCents) return moreQuantity !== null || valueChangeCents !== 0;
      return Math.sign(valueChangeCents) === Math.sign(moreQuantity);
    default:
      return true;
  }
}
