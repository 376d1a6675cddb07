import { dateOf, jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import { parameterValueOn } from '#src/modules/legal/domain/parameters.ts';
import type { Actor } from '#src/policy/actor.ts';
import { computeClock, type Holder, holderAfter } from '../domain/clock.ts';
import type { CooperationStatus } from '../domain/status.ts';
import type { EventVerb } from '../domain/transitions.ts';
import type { CooperationRecord } from '../reads/record.ts';
import type { EventDetails } from '../reads/record-parts.ts';

interface NewEvent {
  readonly cooperationId: string;
  readonly verb: EventVerb;
  readonly from: CooperationStatus | null;
  readonly to: CooperationStatus;
  readonly holderBefore: Holder;
  readonly details: EventDetails;
}

/** Appends to the timeline. Written before a write that ends the actor's own access, while the row is still theirs. */
export async function saveEvent(tx: Transaction, actor: Actor, now: Date, event: NewEvent): Promise<void> {
  await tx.cooperationEvent.createMany({
    data: [
      {
        cooperationId: event.cooperationId,
        verb: event.verb,
        fromStatus: event.from,
        toStatus: event.to,
        holder: holderAfter(event.verb, event.to, event.holderBefore),
        actorPersonId: actor.personId,
        actorBodyId: actor.bodyId,
        details: jsonOf(event.details),
        occurredAt: now,
      },
    ],
  });
}

/** Appends the event of a verb performed on a loaded cooperation. */
export async function saveVerb(
  tx: Transaction,
  actor: Actor,
  record: CooperationRecord,
  verb: EventVerb,
  to: CooperationStatus,
  details: EventDetails = {},
): Promise<void> {
  const { row, now } = record;
  const holderBefore = row.events.at(-1)?.holder ?? 'none';
  await saveEvent(tx, actor, now, { cooperationId: row.id, verb, from: row.status, to, holderBefore, details });
}

/** The authority's target day once this verb has happened: null while the partners hold the case or nobody was asked. */
export function decisionDueAfter(record: CooperationRecord, verb: EventVerb, to: CooperationStatus): Date | null {
  const { row, parameters, facts, now } = record;
  const past = row.events.map((event) => ({ ...event, occurredAt: new Date(event.occurredAt) }));
  const days = parameterValueOn(parameters, 'authority_review_target_days', facts.today);
  const clock = computeClock([...past, { verb, toStatus: to, occurredAt: now }], days, now);
  return clock.paused ? null : dateOf(clock.dueOn);
}
