import type { Transaction } from '#src/db/transaction.ts';

/** Contracts that are offered for joint planning now; unknown ones and those taken back are left out. */
export async function listOffered(tx: Transaction, contractIds: readonly string[]) {
  return tx.poolingOffer.findMany({
    where: { contractId: { in: [...contractIds] } },
    orderBy: [{ endsOn: 'asc' }, { contractId: 'asc' }],
  });
}

/** Asks how many of the subject a body needs and what it pays today: enough to open the survey, and to be refined before. */
export async function addFirstQuestion(tx: Transaction, procurementId: string, subject: string): Promise<void> {
  await tx.surveyItem.createMany({
    data: [
      { procurementId, position: 1, kind: 'quantity', title: subject, unit: 'Stück', mandatory: true, asksPrice: true },
    ],
  });
}

/** Bodies the lead buyer will ask once it opens the survey; nobody is told before. */
export async function preselectBodies(
  tx: Transaction,
  procurementId: string,
  bodyIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.procurementParticipant.createMany({
    data: bodyIds.map((bodyId) => ({ procurementId, bodyId, status: 'asked', askedAt: now })),
  });
}
