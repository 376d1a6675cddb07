import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { ProcurementRecord } from '../../reads/record.ts';
import { savingsAtAward } from '../domain/savings.ts';
import { listSharesAndBaselines } from './award.ts';

/** Months a purchase without a term is compared over: one year. */
const YEAR = 12;

/** Writes what the award promises every buyer of every lot, against what they pay today. */
export async function saveAwardSavings(
  tx: Transaction,
  actor: Actor,
  record: ProcurementRecord,
  contracts: readonly { readonly id: string; readonly lotId: string; readonly valueCents: number }[],
): Promise<void> {
  const { row, now } = record;
  const { shares, baselines } = await listSharesAndBaselines(tx, row.id);
  const termMonths = row.termMonths ?? YEAR;
  const awards = contracts.map(({ lotId, valueCents }) => ({ lotId, valueCents: BigInt(valueCents) }));
  const savings = savingsAtAward(awards, shares, baselines, termMonths);
  await tx.savingsEntry.createMany({
    data: savings.map(({ compared, ...saving }) => ({
      ...saving,
      procurementId: row.id,
      contractId: contracts.find(({ lotId }) => lotId === saving.lotId)?.id ?? null,
      kind: 'award',
      method: compared
        ? `Anteil am Zuschlagswert gegen bestätigten heutigen Jahrespreis × ${termMonths} Monate`
        : 'Anteil am Zuschlagswert; ohne heutigen Preis zählt nichts als gespart',
      recordedAt: now,
      recordedBy: actor.personId,
    })),
  });
}
