import { join, type Sql, sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { END_WINDOWS, parseContractListQuery } from '../domain/list-query.ts';
import type { SavingsSums } from '../savings/domain/ledger.ts';
import { SAVINGS_SUMS, type SavingsScope } from '../savings/reads.ts';
import { contractConditions, contractsInReach } from './list.ts';

/** Contracts in the actor's reach as a home page counts them. */
export interface ContractFigures {
  /** How many end within so many months; each is the list's own filter. */
  readonly ending: Readonly<Record<(typeof END_WINDOWS)[number], number>>;
  /** Used up to their maximum. */
  readonly exhausted: number;
  /** Call-offs of the own body that wait for its budget. */
  readonly awaitingBudget: number;
  readonly savings: SavingsSums;
}

/** The figures as one JSON column, with the conditions of the lists they open. */
export function contractFiguresColumn(actor: Actor, scope: SavingsScope): Sql {
  const everything = parseContractListQuery({});
  const count = (query: typeof everything) =>
    sql`(SELECT count(*)::int FROM ${contractsInReach(actor)} WHERE ${contractConditions(query)})`;
  const windows = END_WINDOWS.map(
    (endsWithin) => sql`${String(endsWithin)}::text, ${count({ ...everything, endsWithin })}`,
  );
  const own = scope === 'own' ? sql`s.body_id = ${actor.bodyId}::uuid` : sql`true`;
  return sql`json_build_object('ending', json_build_object(${join(windows)}),
    'exhausted', ${count({ ...everything, status: 'exhausted' })},
    'awaitingBudget', (SELECT count(*)::int FROM call_off o
      WHERE o.body_id = ${actor.bodyId}::uuid AND o.status = 'requested'),
    'savings', (SELECT row_to_json(sums) FROM (SELECT ${SAVINGS_SUMS} FROM savings_entry s WHERE ${own}) AS sums))`;
}
