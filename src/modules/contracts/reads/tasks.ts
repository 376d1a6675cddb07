import { type Sql, sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canDecideCallOff, canHandleCallOff, canStartSuccessor } from '#src/policy/contracts.ts';
import { openCallOffVerbs } from '../call-offs/domain/call-off.ts';
import { callOffPath, contractPath } from '../domain/addresses.ts';
import { END_WINDOWS } from '../domain/list-query.ts';
import { addMonths } from '../domain/months.ts';
import type { CallOffStatus, ContractStatus } from '../domain/status.ts';

/** Most call-offs and contracts looked at for one list of tasks; the nearest days come first. */
const CANDIDATE_LIMIT = 200;

/** What may wait for somebody of a body. */
export interface ContractTaskRows {
  readonly callOffs: readonly {
    readonly id: string;
    readonly reference: string;
    readonly status: CallOffStatus;
    readonly bodyId: string;
    readonly quantity: number;
    readonly deliveredQuantity: number;
    readonly requestedBy: string | null;
    readonly neededOn: IsoDay | null;
    readonly contractTitle: string;
    readonly contractStatus: ContractStatus;
    readonly ownerName: string;
  }[];
  readonly contracts: readonly {
    readonly id: string;
    readonly reference: string;
    readonly title: string;
    readonly ownerBodyId: string;
    readonly ownerName: string;
    readonly procurementId: string | null;
    readonly endsOn: IsoDay;
    readonly noticeMonths: number | null;
  }[];
}

/** One thing the acting person can do now with a contract or a call-off. */
export interface ContractTask {
  readonly verb: 'approve_call_off' | 'order_call_off' | 'start_successor';
  readonly reference: string;
  readonly title: string;
  readonly leadName: string;
  readonly path: string;
  readonly dueOn: IsoDay | null;
}

/**
 * Call-offs of the body that wait for its budget or for being ordered, and its contracts that end within the first alarm
 * and have no successor, as one JSON column.
 */
export function contractTaskColumn(actor: Pick<Actor, 'bodyId'>): Sql {
  return sql`json_build_object(
    'callOffs', coalesce((SELECT json_agg(w.*) FROM (SELECT o.id, o.reference, o.status, o.body_id AS "bodyId", o.quantity,
        0 AS "deliveredQuantity", o.requested_by AS "requestedBy", to_char(o.needed_on, 'YYYY-MM-DD') AS "neededOn",
        c.title AS "contractTitle", c.status AS "contractStatus", b.short_name AS "ownerName"
      FROM call_off o JOIN contract c ON c.id = o.contract_id JOIN body b ON b.id = c.owner_body_id
      WHERE o.body_id = ${actor.bodyId}::uuid AND o.status IN ('requested', 'approved')
      ORDER BY o.needed_on NULLS LAST, o.requested_at, o.id LIMIT ${CANDIDATE_LIMIT}) AS w), '[]'::json),
    'contracts', coalesce((SELECT json_agg(w.*) FROM (SELECT c.id, c.reference, c.title, c.owner_body_id AS "ownerBodyId",
        b.short_name AS "ownerName", c.procurement_id AS "procurementId", to_char(c.ends_on, 'YYYY-MM-DD') AS "endsOn",
        c.notice_months AS "noticeMonths"
      FROM contract c JOIN body b ON b.id = c.owner_body_id
      WHERE c.owner_body_id = ${actor.bodyId}::uuid AND c.status IN ('running', 'exhausted')
        AND c.successor_procurement_id IS NULL AND c.ends_on >= (now() AT TIME ZONE 'Europe/Berlin')::date
        AND c.ends_on <= (now() AT TIME ZONE 'Europe/Berlin')::date + make_interval(months => ${END_WINDOWS[0]}::int)
      ORDER BY c.ends_on, c.id LIMIT ${CANDIDATE_LIMIT}) AS w), '[]'::json))`;
}

/** The actor's tasks in the rows of `contractTaskColumn`: the same rules as the buttons. */
export function contractTasksIn(actor: Actor, { callOffs, contracts }: ContractTaskRows): ContractTask[] {
  const waiting = callOffs.flatMap((row): ContractTask[] => {
    const acting = {
      personId: actor.personId,
      mayDecide: canDecideCallOff(actor, row),
      mayHandle: canHandleCallOff(actor, row),
    };
    const verbs = openCallOffVerbs(row, { status: row.contractStatus }, acting);
    const verb = verbs.includes('approve') ? 'approve_call_off' : verbs.includes('order') ? 'order_call_off' : null;
    if (verb === null) return [];
    const { reference, contractTitle: title, ownerName: leadName, neededOn: dueOn } = row;
    return [{ verb, reference, title, leadName, path: callOffPath(row.id), dueOn }];
  });
  const ending = contracts
    .filter((row) => canStartSuccessor(actor, { ...row, isCaller: false }))
    .map(({ id, reference, title, ownerName: leadName, endsOn, noticeMonths }) => ({
      verb: 'start_successor' as const,
      reference,
      title,
      leadName,
      path: contractPath(id),
      // Whoever misses the day of notice has the contract for longer.
      dueOn: addMonths(endsOn, -(noticeMonths ?? 0)),
    }));
  return [...waiting, ...ending];
}
