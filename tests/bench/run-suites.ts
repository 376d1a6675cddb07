import type { BenchOptions, Suite } from './options.ts';
import { buildReferenceNext } from './servers.ts';
import { type TestStand, withStand } from './stand.ts';
import { measureInstances } from './suite-instances.ts';
import { measurePages } from './suite-pages.ts';
import { measureScale } from './suite-scale.ts';
import { measureSoak } from './suite-soak.ts';
import { instancesTable, pagesTable, scaleTable, soakTable } from './table.ts';

/** Runs the wanted suites one after the other, each on a fresh PostgreSQL, and shows each one's table when it is there. */
export async function runSuites(
  options: BenchOptions,
  show: (text: string) => void,
): Promise<Partial<Record<Suite, unknown>>> {
  const reports: Partial<Record<Suite, unknown>> = {};
  const run = async <Report>(
    suite: Suite,
    measure: (stand: TestStand, options: BenchOptions) => Promise<Report>,
    table: (report: Report) => string,
  ) => {
    if (!options.suites.includes(suite)) return;
    const report = await withStand((stand) => measure(stand, options));
    reports[suite] = report;
    show(table(report));
  };
  if (options.suites.includes('pages')) await buildReferenceNext();
  await run('pages', measurePages, pagesTable);
  await run('scale', measureScale, scaleTable);
  await run('instances', measureInstances, instancesTable);
  await run('soak', measureSoak, soakTable);
  return reports;
}
