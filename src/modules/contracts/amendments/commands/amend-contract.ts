import { dateOf, jsonOf } from '#src/db/columns.ts';
import { publishRelease } from '#src/db/ocds-release.ts';
import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { canDecideAmendment } from '#src/policy/contracts.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, type RefusalFacts, refused } from '#src/server/outcome.ts';
import type { AmendmentKind } from '../../domain/status.ts';
import type { ContractRow } from '../../reads/contract-record.ts';
import { updateContract } from '../../store/contract.ts';
import { assertVersion, loadParameters, lockContract } from '../../store/load.ts';
import { addToProcurementRecord } from '../../store/procurement-record.ts';
import { CHECK_RULE_LABELS } from '../../texts.ts';
import { decideAmendment } from '../domain/amendment.ts';
import { type CheckLine, checkAmendment } from '../domain/check.ts';
import { amendContractSchema } from '../schema.ts';

/**
 * Changes a running contract. The check of § 132 GWB or § 47 UVgO is computed anew under the lock and kept with the change;
 * what exceeds a limit is refused, because it needs a new procedure.
 */
export const amendContract = command('contracts.amend', amendContractSchema, async (context, input) => {
  const { tx, actor, now, audit } = context;
  const contract = await lockContract(tx, actor, input.contractId);
  if (!canDecideAmendment(actor, contract)) throw new AppError('forbidden');
  assertVersion(contract, input.version);
  const earlier = await tx.amendment.findMany({
    where: { contractId: contract.id },
    select: { kind: true, groundKey: true, valueChangeCents: true },
  });
  const check = checkAmendment(
    contract,
    earlier.map(({ kind, groundKey, valueChangeCents }) => ({
      kind: kind as AmendmentKind,
      groundKey,
      valueChangeCents: Number(valueChangeCents),
    })),
    input,
    await loadParameters(tx),
  );
  const decided = decideAmendment(contract, input, check, input.answersForOpenPoints, berlinDay(now));
  if (!decided.ok) return refused(decided.reason, refusalFacts(decided.exceeded));
  const { newUnitPriceCents, priceWaits, newMaxValueCents, newMaxQuantity, newEndsOn } = decided;
  const number = earlier.length + 1;
  await tx.amendment.createMany({
    data: [
      {
        contractId: contract.id,
        number,
        kind: input.kind,
        groundKey: input.groundKey,
        justification: input.justification,
        valueChangeCents: BigInt(check.valueChangeCents),
        newUnitPriceCents: bigintOrNull(newUnitPriceCents),
        newMaxValueCents: bigintOrNull(newMaxValueCents),
        newMaxQuantity,
        newEndsOn: dateOf(newEndsOn),
        effectiveOn: dateOf(input.effectiveOn),
        check: jsonOf(check),
        decidedBy: actor.personId,
        decidedAt: now,
      },
    ],
  });
  await updateContract(tx, contract, {
    ...priceColumns(contract, newUnitPriceCents, priceWaits ? input.effectiveOn : null),
    ...(newMaxValueCents === null ? {} : { maxValueCents: BigInt(newMaxValueCents) }),
    ...(newMaxQuantity === null ? {} : { maxQuantity: newMaxQuantity }),
    // An extension takes back a notice that was to end the contract.
    ...(newEndsOn === null ? {} : { endsOn: dateOf(newEndsOn), endReason: null }),
  });
  await addToProcurementRecord(tx, actor, now, contract.procurementId, {
    verb: 'amend_contract',
    audience: 'participants',
    reason: input.justification,
    details: { contractId: contract.id, number, kind: input.kind, groundKey: input.groundKey, verdict: check.verdict },
  });
  if (contract.procurementId !== null) await publishRelease(tx, contract.procurementId, ['contractAmendment'], now);
  audit({
    action: 'contracts.amend',
    subjectType: 'contract',
    subjectId: contract.id,
    bodyIds: [contract.ownerBodyId],
    details: { number, kind: input.kind, groundKey: input.groundKey, verdict: check.verdict },
  });
  return accepted({ id: contract.id });
});

/** A price holds at once, or waits on the contract for its day. One whose day has come is written down with it. */
function priceColumns(contract: ContractRow, cents: number | null, from: IsoDay | null) {
  if (cents === null) return {};
  if (from !== null)
    return {
      unitPriceCents: bigintOrNull(contract.unitPriceCents),
      nextUnitPriceCents: BigInt(cents),
      nextPriceFrom: dateOf(from),
    };
  const nothingWaits = contract.nextPriceFrom === null ? { nextUnitPriceCents: null, nextPriceFrom: null } : {};
  return { unitPriceCents: BigInt(cents), ...nothingWaits };
}

/** Which rules forbid the change, for the sentence that names them. */
function refusalFacts(exceeded: readonly CheckLine[] | undefined): RefusalFacts | undefined {
  return exceeded && { rules: exceeded.map(({ rule, source }) => `${CHECK_RULE_LABELS[rule]} (${source})`).join('; ') };
}

function bigintOrNull(value: number | null): bigint | null {
  return value === null ? null : BigInt(value);
}
