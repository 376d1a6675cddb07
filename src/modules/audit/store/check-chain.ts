import { readAsSystem } from '#src/db/read.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { sql } from '#src/db/sql.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { log } from '#src/server/log.ts';

/** Entries per step: well inside the statement timeout. */
const STEP = 5_000;

interface CheckedStep {
  readonly last: string | null;
  readonly hash: string | null;
  readonly bad: string | null;
}

/**
 * Recomputes the whole chain from the first entry and keeps the finding. It does not replace the check of an export
 * outside the portal: who can rewrite the database can rewrite this too.
 */
export async function checkAuditChain(signal: AbortSignal): Promise<void> {
  const contradicted = await contradictedFinding();
  if (contradicted) {
    log.error('audit_chain_broken', { sequence: contradicted.to });
    return keepFinding(contradicted.to, contradicted.hash, contradicted.to);
  }
  let after = '0';
  let hash: string | null = null;
  while (!signal.aborted) {
    const step = await checkStep(after, hash);
    if (step.bad !== null) {
      log.error('audit_chain_broken', { sequence: step.bad });
      return keepFinding(step.last ?? after, step.hash ?? hash ?? '', step.bad);
    }
    if (step.last === null || step.hash === null) {
      if (hash !== null) await keepFinding(after, hash, null);
      return;
    }
    after = step.last;
    hash = step.hash;
  }
}

/**
 * One step of the chain: numbers without gaps, each entry's previous hash equal to the hash before it, each hash equal
 * to that of its fields. The recipe is the trigger's (prisma/migrations/20261123120100_guard_tenants_and_history).
 */
async function checkStep(after: string, hash: string | null): Promise<CheckedStep> {
  const [row] = await readAsSystem((query) =>
    query<CheckedStep>(sql`
      WITH step AS (SELECT * FROM audit_entry WHERE sequence > ${after}::bigint ORDER BY sequence LIMIT ${STEP}),
      judged AS (SELECT sequence, hash,
        sequence = ${after}::bigint + row_number() OVER (ORDER BY sequence)
        AND previous_hash = coalesce(lag(hash) OVER (ORDER BY sequence), decode(${hash}, 'hex'), sha256('allmende'::bytea))
        AND hash = sha256(previous_hash || convert_to(concat_ws(E'\\x1f', sequence::text,
          to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(actor_person_id::text, ''),
          coalesce(actor_body_id::text, ''), action, subject_type, subject_id, array_to_string(body_ids, ','),
          details::text), 'UTF8')) AS good FROM step)
      SELECT max(sequence)::text AS last, (SELECT encode(hash, 'hex') FROM judged ORDER BY sequence DESC LIMIT 1) AS hash,
        (min(sequence) FILTER (WHERE NOT good))::text AS bad FROM judged`),
  );
  return row ?? { last: null, hash: null, bad: null };
}

/** The last intact finding, if the log no longer holds the head it saw: entries were cut off or the chain was rewritten. */
async function contradictedFinding(): Promise<{ readonly to: string; readonly hash: string } | null> {
  const [row] = await readAsSystem((query) =>
    query<{ to: string; hash: string }>(sql`
      SELECT k.to_sequence::text AS "to", encode(k.head_hash, 'hex') AS hash
      FROM (SELECT * FROM audit_check WHERE intact ORDER BY id DESC LIMIT 1) AS k
      WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.sequence = k.to_sequence AND e.hash = k.head_hash)`),
  );
  return row ?? null;
}

async function keepFinding(to: string, hash: string, bad: string | null): Promise<void> {
  await transactionInScope(
    SYSTEM_SCOPE,
    (tx) => tx.$executeRaw`
      INSERT INTO audit_check (from_sequence, to_sequence, head_hash, intact, first_bad_sequence)
      VALUES (1, ${to}::bigint, decode(${hash}, 'hex'), ${bad === null}, ${bad}::bigint)`,
  );
}
