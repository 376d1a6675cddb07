import { format } from 'node:util';
import { log } from '../log.ts';

function record(level: 'info' | 'warn' | 'error', values: readonly unknown[]): void {
  const error = values.find((value): value is Error => value instanceof Error);
  const words = values.filter((value) => value !== error);
  const message = words.length === 0 ? (error?.message ?? '') : format(...words);
  log[level](message.trim(), { source: 'console', ...(error === undefined ? {} : { error }) });
}

/**
 * Sends what libraries and the framework print through the log, so that every line of a production process is JSON,
 * carries the request id and passes the same redaction.
 */
export function routeConsoleToLog(): void {
  console.log = (...values: unknown[]) => record('info', values);
  console.info = (...values: unknown[]) => record('info', values);
  console.warn = (...values: unknown[]) => record('warn', values);
  console.error = (...values: unknown[]) => record('error', values);
}
