import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ContractStatus } from '../../domain/status.ts';
import type { AmendedContract, AmendmentCheck, ProposedAmendment } from './check.ts';

export type AmendmentRefusal =
  | 'amendment_contract_over'
  | 'amendment_limit_exceeded'
  | 'amendment_incomplete'
  | 'amendment_below_called'
  | 'amendment_shortens_past'
  | 'amendment_points_unanswered';

/** The contract's limits after the change. */
export interface AmendmentEffects {
  readonly newUnitPriceCents: number | null;
  readonly newMaxValueCents: number | null;
  readonly newMaxQuantity: number | null;
  readonly newEndsOn: IsoDay | null;
}

/**
 * Whether the change can be decided: complete for its kind, within the limits that were shown, with somebody answering for
 * what the check leaves open, and never below what has been called already. A changed value moves the maximum with it.
 */
export function decideAmendment(
  contract: AmendedContract & { readonly status: ContractStatus },
  proposed: ProposedAmendment,
  check: AmendmentCheck,
  answersForOpenPoints: boolean,
): ({ readonly ok: true } & AmendmentEffects) | { readonly ok: false; readonly reason: AmendmentRefusal } {
  if (!['running', 'exhausted'].includes(contract.status)) return { ok: false, reason: 'amendment_contract_over' };
  if (!isComplete(contract, proposed)) return { ok: false, reason: 'amendment_incomplete' };
  if (proposed.newEndsOn !== null && proposed.newEndsOn < proposed.effectiveOn)
    return { ok: false, reason: 'amendment_shortens_past' };
  if (check.verdict === 'exceeded') return { ok: false, reason: 'amendment_limit_exceeded' };
  if (check.verdict === 'unclear' && !answersForOpenPoints) return { ok: false, reason: 'amendment_points_unanswered' };
  const moves = proposed.kind === 'volume' || proposed.kind === 'scope';
  const newMaxValueCents =
    moves && contract.maxValueCents !== null ? contract.maxValueCents + check.valueChangeCents : null;
  const newMaxQuantity =
    moves && contract.maxQuantity !== null && proposed.moreQuantity !== null
      ? contract.maxQuantity + proposed.moreQuantity
      : null;
  if (newMaxValueCents !== null && newMaxValueCents < contract.calledValueCents)
    return { ok: false, reason: 'amendment_below_called' };
  if (newMaxQuantity !== null && newMaxQuantity < contract.calledQuantity)
    return { ok: false, reason: 'amendment_below_called' };
  return {
    ok: true,
    newUnitPriceCents: proposed.kind === 'price_adjustment' ? proposed.newUnitPriceCents : null,
    newMaxValueCents,
    newMaxQuantity,
    newEndsOn: proposed.newEndsOn,
  };
}

function isComplete(contract: AmendedContract, proposed: ProposedAmendment): boolean {
  switch (proposed.kind) {
    case 'price_adjustment':
      return proposed.newUnitPriceCents !== null && contract.unitPriceCents !== null;
    case 'extension':
      return proposed.newEndsOn !== null && contract.endsOn !== null && proposed.newEndsOn > contract.endsOn;
    case 'volume':
      return proposed.moreQuantity !== null || proposed.valueChangeCents !== 0;
    default:
      return true;
  }
}
