import { AsyncLocalStorage } from 'node:async_hooks';

/** Severities in rising order; `LOG_LEVEL` names the lowest that is written. */
const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number];
export type LogFields = Readonly<Record<string, unknown>>;

interface RequestContext {
  readonly requestId: string;
}

/*
 * The front server and the bundled application load this file as two module instances in one process.
 * The store hangs on a global symbol so that both see the same request.
 */
const CONTEXT = Symbol.for('allmende.request-context');
const globals = globalThis as { [CONTEXT]?: AsyncLocalStorage<RequestContext> };
globals[CONTEXT] ??= new AsyncLocalStorage<RequestContext>();
const requestContext: AsyncLocalStorage<RequestContext> = globals[CONTEXT];

/** Runs `work` so that every line logged inside, at any depth, carries `requestId`. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requestContext.run({ requestId }, work);
}

/** Runs `work` as belonging to no request: what it starts outlives the request that happened to cause it. */
export function outsideRequest<T>(work: () => T): T {
  return requestContext.exit(work);
}

/** The id of the request being answered, or undefined outside a request (a job, the start). */
export function currentRequestId(): string | undefined {
  return requestContext.getStore()?.requestId;
}

const SECRET_KEY = /pass(word|wort)?|secret|token|cookie|authorization|otp|credential|api_?key/i;
const URL_CREDENTIALS = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s/@]*@/gi;
const MAX_TEXT = 4_000;
const MAX_DEPTH = 4;

function cleanText(text: string): string {
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}...` : text;
  return cut.replace(URL_CREDENTIALS, '$1[redacted]@');
}

/**
 * An error as plain data. Only named fields are taken: a PostgreSQL error's `detail` and `parameters` repeat the
 * values of the row, which may be personal data.
 */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code, digest } = error as { code?: unknown; digest?: unknown };
  return {
    name: error.name,
    message: cleanText(error.message),
    ...(code === undefined ? {} : { code }),
    ...(digest === undefined ? {} : { digest }),
    ...(error.stack === undefined ? {} : { stack: cleanText(error.stack) }),
    ...(error.cause instanceof Error && depth < MAX_DEPTH ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error) return describeError(value, depth);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => cleanValue(item, depth + 1));
  return cleanFields(value as LogFields, depth + 1);
}

function cleanFields(fields: LogFields, depth: number): Record<string, unknown> {
  const cleaned: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    cleaned[key] = SECRET_KEY.test(key) ? '[redacted]' : cleanValue(value, depth);
  }
  return cleaned;
}

/** One log line as JSON without the line break. Values under secret-looking keys are replaced, errors made plain. */
export function formatLogLine(level: LogLevel, message: string, fields: LogFields, now: Date): string {
  const requestId = currentRequestId();
  return JSON.stringify({
    time: now.toISOString(),
    level,
    message: cleanText(message),
    ...(requestId === undefined ? {} : { requestId }),
    ...cleanFields(fields, 0),
  });
}

function write(level: LogLevel, message: string, fields: LogFields): void {
  const lowest = LEVELS.indexOf((process.env.LOG_LEVEL ?? 'info') as LogLevel);
  if (LEVELS.indexOf(level) < (lowest === -1 ? 1 : lowest)) return;
  process.stdout.write(`${formatLogLine(level, message, fields, new Date())}\n`);
}

/**
 * The portal's log: one JSON object per line on standard output, with the id of the current request.
 * Never pass what a person typed, names, mail addresses or secrets; ids are enough to find a case again.
 */
export const log = {
  debug: (message: string, fields: LogFields = {}): void => write('debug', message, fields),
  info: (message: string, fields: LogFields = {}): void => write('info', message, fields),
  warn: (message: string, fields: LogFields = {}): void => write('warn', message, fields),
  error: (message: string, fields: LogFields = {}): void => write('error', message, fields),
};
