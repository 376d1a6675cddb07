import type { Room } from './addresses.ts';
import { ROOMS } from './addresses.ts';
import { PROCUREMENT_STATUSES, type ProcurementStatus } from './status.ts';

/** From which status a room has something to show. */
const OPENS_WITH: Record<Room, ProcurementStatus> = {
  overview: 'idea',
  idea: 'idea',
  survey: 'idea',
  lots: 'idea',
  legality: 'pooled',
  schedule: 'idea',
  clauses: 'idea',
  agreement: 'legally_checked',
  tender: 'pooled',
  evaluation: 'tendering',
  award: 'evaluated',
  contracts: 'running',
  record: 'idea',
};

/** What the reader is entitled to look at, from policy. */
export interface RoomRights {
  readonly partnership: boolean;
  readonly bids: boolean;
}

/**
 * Rooms open to a reader at this stage. Bodies that were only asked see the overview and the survey; what partners share is
 * for partners; offers are for the team until the award. A cancelled purchase keeps every room it may have reached.
 */
export function roomsOpen(status: ProcurementStatus, rights: RoomRights): readonly Room[] {
  const reached = PROCUREMENT_STATUSES.indexOf(status === 'cancelled' ? 'awarded' : status);
  return ROOMS.filter((room) => {
    if (PROCUREMENT_STATUSES.indexOf(OPENS_WITH[room]) > reached) return false;
    if (room === 'overview' || room === 'survey') return true;
    if (room === 'evaluation') return rights.bids;
    return rights.partnership;
  });
}
