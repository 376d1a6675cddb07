import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { LoadJob, LoadResult } from './load-job.ts';
import { pin } from './machine.ts';

/** The load generator's process. */
export interface LoadGenerator {
  run(job: LoadJob): Promise<LoadResult>;
  stop(): void;
}

/** Starts the load generator on its cores. Jobs run one after the other. */
export function startLoadGenerator(cores: string | undefined): LoadGenerator {
  const child = fork(join(import.meta.dirname, 'load-generator.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  pin(child.pid ?? 0, cores);
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`the load generator ended with code ${code}`));
        child.once('exit', ended);
        child.once('message', (answer: { result?: LoadResult; error?: string }) => {
          child.off('exit', ended);
          if (answer.result) resolve(answer.result);
          else reject(new Error(answer.error));
        });
        child.send(job);
      }),
    stop: () => child.disconnect(),
  };
}
