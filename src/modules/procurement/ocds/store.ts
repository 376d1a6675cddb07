import type { Transaction } from '#src/db/transaction.ts';
import type { ImportLot } from './domain/import-proposal.ts';

/** Those of the codes that the vocabulary as loaded knows. */
export async function knownCpvCodes(tx: Transaction, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.cpvCode.findMany({ where: { code: { in: [...codes] } }, select: { code: true } });
  return new Set(rows.map(({ code }) => code));
}

/** Writes the lots of a proposal for a purchase that has none, numbered in their order. */
export async function insertProposedLots(
  tx: Transaction,
  procurementId: string,
  lots: readonly ImportLot[],
  known: ReadonlySet<string>,
): Promise<void> {
  await tx.lot.createMany({
    data: lots.map(({ cpvCode, maxValueCents, ...lot }, index) => ({
      ...lot,
      procurementId,
      number: index + 1,
      cpvCode: cpvCode !== null && known.has(cpvCode) ? cpvCode : null,
      maxValueCents: maxValueCents === null ? null : BigInt(maxValueCents),
    })),
  });
}
