import { readAsSystem } from '#src/db/read.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { sql } from '#src/db/sql.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';

/**
 * Puts the day's head of the chain into the outbox for an address outside the portal. Only a head kept elsewhere shows
 * that the whole log was rewritten or cut. At most one a day, whoever asks however often.
 * @param recipient null where none is configured: then nothing is written
 */
export async function writeAuditHead(recipient: string | null, now: Date): Promise<void> {
  if (recipient === null) return;
  const [head] = await readAsSystem((query) =>
    query<{ count: string; hash: string }>(sql`
      SELECT sequence::text AS count, encode(hash, 'hex') AS hash FROM audit_entry ORDER BY sequence DESC LIMIT 1`),
  );
  if (!head) return;
  await transactionInScope(
    SYSTEM_SCOPE,
    (tx) => tx.$executeRaw`
      INSERT INTO outbox_message (kind, recipient, payload, unique_key)
      VALUES ('audit_head', ${recipient}, ${JSON.stringify(head)}::jsonb, ${`audit_head ${berlinDay(now)}`})
      ON CONFLICT (unique_key) DO NOTHING`,
  );
}
