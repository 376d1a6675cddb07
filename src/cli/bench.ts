import './end-with-parent.mjs';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { OptionError, readOptions, USAGE } from '#tests/bench/options.ts';
import { reportFailure } from './bootstrap/failure.mjs';
import { ensureBuild } from './build/build.ts';

/** `npm run bench`: measures the portal beside two references on this machine and prints a table (docs/performance.md). */
async function bench(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  await ensureBuild({ announce: () => say('Die Anwendung wird gebaut ...') });
  // Loaded late: the help must not need what the measurements need.
  const { runSuites } = await import('#tests/bench/run-suites.ts');
  const reports = await runSuites(options, (text) => process.stdout.write(`\n${text}\n`));
  if (options.json) {
    const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
    writeFileSync(options.json, `${JSON.stringify({ machine, options, ...reports }, null, 2)}\n`);
  }
  return 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

try {
  process.exitCode = await bench();
} catch (error) {
  if (error instanceof OptionError) process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = error instanceof OptionError ? 2 : reportFailure(error);
}
