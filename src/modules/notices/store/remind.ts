import type { OutboxRecord } from '#src/db/outbox.ts';
import { readAsSystem } from '#src/db/read.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { sql } from '#src/db/sql.ts';
import { type Transaction, transactionInScope } from '#src/db/transaction.ts';
import { nextStep } from '#src/modules/cooperations/domain/next-step.ts';
import type { ParameterRow } from '#src/modules/cooperations/reads/facts-of-day.ts';
import {
  type OpenFactsRow,
  openFactsReader,
  openFactsStatement,
  parametersJson,
} from '#src/modules/cooperations/reads/open-facts.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { dueReminders, REMIND_AT_DAYS_LEFT } from '../domain/reminder.ts';

const BATCH = 200;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Writes today's reminders to the outbox: at most one per cooperation, kind, body and day, whoever asks however often.
 * Returns how many were written now.
 */
export async function writeReminders(signal: AbortSignal, now: Date): Promise<number> {
  let written = await writeInvitationReminders(now);
  let after: string | null = FIRST_ID;
  while (after !== null && !signal.aborted) {
    const batch: Batch = await readBatch(after, now);
    written += await writeOnce(batch.reminders);
    after = batch.lastId;
  }
  return written;
}

type UniqueRecord = OutboxRecord & { readonly uniqueKey: string };

interface Batch {
  readonly reminders: readonly UniqueRecord[];
  readonly lastId: string | null;
}

/** Cooperations in which somebody has to act, and running ones whose term ends soon. */
async function readBatch(after: string, now: Date): Promise<Batch> {
  const today = berlinDay(now);
  const horizon = Math.max(...REMIND_AT_DAYS_LEFT);
  return readAsSystem(async (query) => {
    const [context] = await query<{ parameters: ParameterRow[] }>(sql`SELECT ${parametersJson} AS parameters`);
    const rows = await query<OpenFactsRow>(
      sql`${openFactsStatement(sql`
      SELECT o.id FROM cooperation o WHERE o.id > ${after}::uuid AND NOT o.historic
        AND (o.status IN ('draft', 'collecting_consent', 'submitted', 'returned', 'approved', 'noted')
          OR o.status = 'active' AND o.term_kind = 'until' AND o.ends_on <= ${today}::date + ${horizon}::int)
      ORDER BY o.id LIMIT ${BATCH}`)} ORDER BY c.id`,
    );
    const readFacts = openFactsReader({ parameters: context?.parameters ?? [], actingPersonBodyIds: [], now });
    const reminders = rows.flatMap((row) =>
      dueReminders(nextStep(readFacts(row)).pending, row.status === 'returned', today).map((reminder) => ({
        kind: reminder.kind,
        cooperationId: row.id,
        bodyIds: [reminder.bodyId],
        roles: reminder.roles,
        payload: { dueOn: reminder.dueOn },
        uniqueKey: [reminder.kind, row.id, reminder.bodyId, today].join(' '),
      })),
    );
    return { reminders, lastId: rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null };
  });
}

/** An organisation's administrators hear when nobody took up an invitation and it runs out in three days. */
async function writeInvitationReminders(now: Date): Promise<number> {
  const rows = await readAsSystem((query) =>
    query<{ id: string; bodyId: string; dueOn: string }>(sql`
      SELECT i.id, i.body_id AS "bodyId", to_char(i.expires_at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS "dueOn"
      FROM invitation i WHERE i.accepted_at IS NULL AND i.revoked_at IS NULL
        AND i.expires_at > ${now} AND i.expires_at <= ${now}::timestamptz + interval '3 days'
      ORDER BY i.expires_at LIMIT 1000`),
  );
  return writeOnce(
    rows.map(({ id, bodyId, dueOn }) => ({
      kind: 'account_invitation_expiring',
      bodyIds: [bodyId],
      roles: ['organisation_administrator'],
      payload: { dueOn },
      uniqueKey: `account_invitation_expiring ${id}`,
    })),
  );
}

async function writeOnce(records: readonly UniqueRecord[]): Promise<number> {
  if (records.length === 0) return 0;
  return transactionInScope(SYSTEM_SCOPE, async (tx) => {
    let written = 0;
    for (const record of records) written += await enqueueOnce(tx, record);
    return written;
  });
}

/** Writes an outbox row unless one with the same key exists. Returns 1 or 0. */
export async function enqueueOnce(tx: Transaction, record: UniqueRecord): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO outbox_message (kind, cooperation_id, procurement_id, contract_id, body_ids, roles, recipient, payload, unique_key)
    VALUES (${record.kind}, ${record.cooperationId ?? null}::uuid, ${record.procurementId ?? null}::uuid,
      ${record.contractId ?? null}::uuid, ${record.bodyIds ?? []}::uuid[], ${record.roles ?? []}::text[],
      ${record.recipient ?? null}, ${JSON.stringify(record.payload ?? {})}::jsonb, ${record.uniqueKey})
    ON CONFLICT (unique_key) DO NOTHING`;
}
