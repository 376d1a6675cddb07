import type { Actor } from '#src/policy/actor.ts';
import { reportAs, reportPublic } from './read.ts';
import type { ReportPart } from './report-lane.ts';
import type { Sql } from './sql.ts';

/** Runs one statement of a report in the lane of reports. */
type ReportRun = <Row extends object>(part: ReportPart, statement: Sql) => Promise<Row[]>;

/** Statements of a report about what the actor may see. */
export function reportOf(actor: Actor): ReportRun {
  return (part, statement) => reportAs(actor, part, (run) => run(statement));
}

/** Statements of a report about public facts. */
export const PUBLIC_REPORT: ReportRun = reportPublic;

/**
 * Every row of a report in batches, so that memory stays flat. The order is taken once, as ids, so that a change meanwhile
 * can neither double nor drop a row, and no connection is held while the receiver reads.
 * @param ids selects `id` in the order of the report.
 * @param batch the rows of some of them, in the same order.
 */
export async function* reportInBatches<Row extends object>(
  run: ReportRun,
  ids: Sql,
  batch: (ids: readonly string[]) => Sql,
  size = 500,
): AsyncGenerator<Row[]> {
  const all = await run<{ id: string }>('beginning', ids);
  for (let start = 0; start < all.length; start += size) {
    const some = all.slice(start, start + size).map(({ id }) => id);
    yield await run<Row>('continuation', batch(some));
  }
}
