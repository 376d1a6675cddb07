import { type Query, readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { isId } from '#src/modules/cooperations/domain/addresses.ts';
import type { Actor } from '#src/policy/actor.ts';
import { actingInProcurement, canViewBids, canViewPartnership, canViewProcurement } from '#src/policy/procurement.ts';
import type { Room } from '../domain/addresses.ts';
import { availableVerbs } from '../domain/decide.ts';
import type { ActingPerson } from '../domain/facts.ts';
import { roomsOpen } from '../domain/rooms.ts';
import type { ProcurementVerb } from '../domain/transitions.ts';
import { type ProcurementRecord, type ProcurementRow, recordOf } from './record.ts';
import { recordStatement } from './record-statement.ts';

/** A purchase, the reader in it, and what the reader can do now. */
export interface OpenProcurement extends ProcurementRecord {
  readonly acting: ActingPerson;
  readonly verbs: readonly ProcurementVerb[];
  /** Rooms of the page that are open to the reader now. */
  readonly rooms: readonly Room[];
}

/** The record of a purchase the actor may see, or null. One statement; rooms add theirs in the same transaction. */
export async function readProcurement(query: Query, actor: Actor, id: string): Promise<OpenProcurement | null> {
  if (!isId(id)) return null;
  const [row] = await query<ProcurementRow & { now: Date }>(
    sql`SELECT now() AS now, record.* FROM (${recordStatement(id, actor)}) AS record`,
    'procurement_record',
  );
  if (!row) return null;
  const record = recordOf(row, row.now);
  if (!canViewProcurement(actor, record.facts)) return null;
  const acting = actingInProcurement(actor, record.facts);
  const rights = { partnership: canViewPartnership(actor, record.facts), bids: canViewBids(actor, record.facts) };
  return {
    ...record,
    acting,
    verbs: availableVerbs(record.facts, acting),
    rooms: roomsOpen(record.row.status, rights),
  };
}

/** The purchase for a page that needs nothing else. */
export function getProcurement(actor: Actor, id: string): Promise<OpenProcurement | null> {
  return readAs(actor, (query) => readProcurement(query, actor, id), 'once');
}
