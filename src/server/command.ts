import type { z } from 'zod';
import { type AuditRecord, appendAudit } from '#src/db/audit.ts';
import { enqueueOutbox, type OutboxRecord } from '#src/db/outbox.ts';
import { scopeOf } from '#src/db/scope.ts';
import { type Transaction, transactionInScope } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import { AppError } from './errors.ts';
import type { Outcome, RefusalFacts } from './outcome.ts';

/** What a command's handler works with. `now` is the database's clock. */
export interface CommandContext {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly now: Date;
  /** Adds a line to the audit log, written at the end of the transaction. At least one per command. */
  audit(record: AuditRecord): void;
  /** Tells people, from the outbox, once the transaction has committed. */
  tell(record: Omit<OutboxRecord, 'actorPersonId'>): void;
}

/** A state-changing verb: its input's shape and its handler, run in one transaction. */
export interface Command<Schema extends z.ZodType, Value, Reason extends string> {
  readonly name: string;
  readonly schema: Schema;
  /**
   * Runs the verb. With an idempotency key the same person's second call returns the first one's value and changes
   * nothing; `contentHash` tells a repetition from another request under the same key. Throws AppError ('not_found',
   * 'forbidden', 'conflict'), among them ReusedKeyError.
   */
  execute(
    actor: Actor,
    input: z.output<Schema>,
    key?: string,
    contentHash?: Uint8Array<ArrayBuffer>,
  ): Promise<Outcome<Value, Reason>>;
}

/** The key belongs to another request of the same person: nothing was done. */
export class ReusedKeyError extends AppError {
  constructor() {
    super('conflict');
    this.name = 'ReusedKeyError';
  }
}

/** Carries a refusal out of the transaction so that everything is rolled back. */
class Refusal extends Error {
  readonly reason: string;
  readonly facts: RefusalFacts | undefined;
  constructor(reason: string, facts: RefusalFacts | undefined) {
    super(reason);
    this.reason = reason;
    this.facts = facts;
  }
}

/**
 * Declares a command: load -> authorize -> decide -> save inside `handle`; audit and outbox are written with it or
 * nothing is. The value must be JSON (it is kept for repeated submits).
 */
export function command<Schema extends z.ZodType, Value, Reason extends string>(
  name: string,
  schema: Schema,
  handle: (context: CommandContext, input: z.output<Schema>) => Promise<Outcome<Value, Reason>>,
  options: { readonly timeoutMs?: number } = {},
): Command<Schema, Value, Reason> {
  async function run(
    tx: Transaction,
    now: Date,
    actor: Actor,
    input: z.output<Schema>,
    key?: string,
    contentHash: Uint8Array<ArrayBuffer> | null = null,
  ): Promise<Value> {
    if (key) {
      const first = await claimKey(tx, actor, name, key, contentHash);
      if (first) return first.result as Value;
    }
    const records: AuditRecord[] = [];
    const messages: OutboxRecord[] = [];
    const outcome = await handle(
      {
        tx,
        actor,
        now,
        audit: (record) => records.push(record),
        tell: (record) => messages.push({ ...record, actorPersonId: actor.personId }),
      },
      input,
    );
    if (!outcome.ok) throw new Refusal(outcome.reason, outcome.facts);
    if (records.length === 0) throw new Error(`command ${name} left no audit entry`);
    for (const message of messages) await enqueueOutbox(tx, message);
    if (key) await keepResult(tx, actor, key, outcome.value);
    // The audit head is one row that all writers queue for: taken last, held shortest.
    for (const record of records) await appendAudit(tx, actor, record);
    return outcome.value;
  }

  return {
    name,
    schema,
    async execute(actor, input, key, contentHash) {
      try {
        const value = await transactionInScope(
          scopeOf(actor),
          (tx, now) => run(tx, now, actor, input, key, contentHash),
          options,
        );
        return { ok: true, value };
      } catch (error) {
        if (error instanceof Refusal) {
          const { facts } = error;
          return { ok: false, reason: error.reason as Reason, ...(facts ? { facts } : {}) };
        }
        throw error;
      }
    },
  };
}

/**
 * Claims the key, or returns the result of the first submit. Waits while the first one is still running.
 * @throws ReusedKeyError where the key belongs to another verb or, as far as both are known, to another content
 */
async function claimKey(
  tx: Transaction,
  actor: Actor,
  name: string,
  key: string,
  contentHash: Uint8Array<ArrayBuffer> | null,
): Promise<{ result: unknown } | null> {
  const claimed = await tx.$executeRaw`
    INSERT INTO idempotency_key (key, person_id, command, content_hash)
    VALUES (${key}::uuid, ${actor.personId}::uuid, ${name}, ${contentHash}::bytea) ON CONFLICT DO NOTHING`;
  if (claimed === 1) return null;
  const [row] = await tx.$queryRaw<{ result: unknown; same: boolean }[]>`
    SELECT result, command = ${name} AND coalesce(content_hash = ${contentHash}::bytea, true) AS same
    FROM idempotency_key WHERE key = ${key}::uuid AND person_id = ${actor.personId}::uuid`;
  if (row?.same === false) throw new ReusedKeyError();
  return row ?? null;
}

async function keepResult(tx: Transaction, actor: Actor, key: string, value: unknown): Promise<void> {
  await tx.$executeRaw`
    UPDATE idempotency_key SET result = ${JSON.stringify(value ?? null)}::jsonb
    WHERE key = ${key}::uuid AND person_id = ${actor.personId}::uuid`;
}
