import { readAsSystem } from '#src/db/read.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { sql } from '#src/db/sql.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { addMonths, alarmStage } from '../domain/months.ts';
import { alarmStages } from '../reads/contract.ts';
import { knownParameters, PARAMETERS, type StoredParameter } from '../reads/parameters.ts';

/** Contracts told of in one transaction. */
const BATCH = 500;

interface EndingContract {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly ownerBodyId: string;
  readonly endsOn: IsoDay;
}

/**
 * Tells owners that contracts end, once per stage (18, 12 and 6 months ahead), and closes contracts whose term is over. May
 * run any number of times and in several places at once. A contract whose successor is on its way is left alone; one that
 * was extended starts over. Returns how many reminders were written now.
 */
export async function writeContractReminders(signal: AbortSignal, now: Date): Promise<number> {
  const today = berlinDay(now);
  await applyDuePrices(today);
  await endExpiredContracts(today);
  const [row] = await readAsSystem((query) =>
    query<{ parameters: StoredParameter[] }>(sql`SELECT ${PARAMETERS} AS parameters`),
  );
  const stages = alarmStages(knownParameters(row?.parameters ?? []), today);
  if (stages.length === 0) return 0;
  const horizon = addMonths(today, Math.max(...stages));
  let written = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; !signal.aborted; ) {
    const batch = await readAsSystem((query) =>
      query<EndingContract>(sql`
        SELECT c.id, c.reference, c.title, c.owner_body_id AS "ownerBodyId", to_char(c.ends_on, 'YYYY-MM-DD') AS "endsOn"
        FROM contract c WHERE c.id > ${after}::uuid AND c.status IN ('running', 'exhausted')
          AND c.ends_on BETWEEN ${today}::date AND ${horizon}::date AND c.successor_procurement_id IS NULL
        ORDER BY c.id LIMIT ${BATCH}`),
    );
    written += await tellOwners(batch, stages, today);
    const last = batch.at(-1);
    if (batch.length < BATCH || !last) break;
    after = last.id;
  }
  return written;
}

async function tellOwners(
  contracts: readonly EndingContract[],
  stages: readonly number[],
  today: IsoDay,
): Promise<number> {
  const due = contracts.flatMap((contract) => {
    const months = alarmStage(contract.endsOn, stages, today);
    return months === null
      ? []
      : [{ ...contract, months, key: `contract_ending ${contract.id} ${months} ${contract.endsOn}` }];
  });
  if (due.length === 0) return 0;
  return transactionInScope(
    SYSTEM_SCOPE,
    (tx) => tx.$executeRaw`
      INSERT INTO outbox_message (kind, contract_id, body_ids, roles, payload, unique_key)
      SELECT 'contract_ending', d.id, ARRAY[d."ownerBodyId"], ARRAY['procurement_manager', 'editor', 'signatory'],
        jsonb_build_object('contractId', d.id, 'reference', d.reference, 'title', d.title, 'dueOn', d."endsOn", 'months', d.months),
        d.key
      FROM jsonb_to_recordset(${JSON.stringify(due)}::jsonb)
        AS d(id uuid, reference text, title text, "ownerBodyId" uuid, "endsOn" text, months int, key text)
      ON CONFLICT (unique_key) DO NOTHING`,
  );
}

/** Writes prices whose day has come into their contracts, with a line in the audit log for each. */
async function applyDuePrices(today: IsoDay): Promise<void> {
  await transactionInScope(SYSTEM_SCOPE, async (tx) => {
    const changed = await tx.$queryRaw<{ id: string; ownerBodyId: string }[]>`
      UPDATE contract SET unit_price_cents = next_unit_price_cents, next_unit_price_cents = NULL, next_price_from = NULL,
        version = version + 1
      WHERE id IN (SELECT id FROM contract WHERE next_price_from <= ${today}::date ORDER BY id LIMIT ${BATCH}
        FOR UPDATE SKIP LOCKED)
      RETURNING id, owner_body_id AS "ownerBodyId"`;
    for (const { id, ownerBodyId } of changed) {
      await tx.$executeRaw`
        INSERT INTO audit_entry (action, subject_type, subject_id, body_ids, details)
        VALUES ('contracts.apply_price', 'contract', ${id}, ARRAY[${ownerBodyId}::uuid], '{}'::jsonb)`;
    }
  });
}

/** Closes contracts whose last day is over, with a line in the audit log for each. */
async function endExpiredContracts(today: IsoDay): Promise<void> {
  await transactionInScope(SYSTEM_SCOPE, async (tx) => {
    const ended = await tx.$queryRaw<{ id: string; ownerBodyId: string }[]>`
      UPDATE contract SET status = CASE WHEN end_reason IS NULL THEN 'ended' ELSE 'terminated' END, ended_on = ends_on, version = version + 1
      WHERE id IN (SELECT id FROM contract WHERE status IN ('running', 'exhausted') AND ends_on < ${today}::date
        ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
      RETURNING id, owner_body_id AS "ownerBodyId"`;
    for (const { id, ownerBodyId } of ended) {
      await tx.$executeRaw`
        INSERT INTO audit_entry (action, subject_type, subject_id, body_ids, details)
        VALUES ('contracts.expire', 'contract', ${id}, ARRAY[${ownerBodyId}::uuid], '{"to": "ended"}'::jsonb)`;
    }
  });
}
