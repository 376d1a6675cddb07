import { readAsSystem } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { ABANDONED_AFTER_MINUTES } from './mail-claims.ts';

/** Whether an outbox row waits to be told. Reads one entry of a partial index. */
export async function hasWaitingMessage(): Promise<boolean> {
  const [row] = await readAsSystem((query) =>
    query<{ due: boolean }>(
      sql`SELECT EXISTS (SELECT FROM outbox_message WHERE dispatched_at IS NULL AND next_try_at <= now()) AS due`,
    ),
  );
  return row?.due ?? false;
}

/** Whether a mail's time has come, or one is held by a worker that died. */
export async function hasDueMail(): Promise<boolean> {
  const [row] = await readAsSystem((query) =>
    query<{ due: boolean }>(sql`
      SELECT EXISTS (SELECT FROM mail WHERE status = 'pending' AND next_try_at <= now())
        OR EXISTS (SELECT FROM mail WHERE status = 'sending'
          AND claimed_at < now() - make_interval(mins => ${ABANDONED_AFTER_MINUTES}::int)) AS due`),
  );
  return row?.due ?? false;
}
