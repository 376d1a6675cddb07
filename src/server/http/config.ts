/** What the front server is told by its environment. All durations in milliseconds, all sizes in bytes. */
export interface HttpConfig {
  /** Address to listen on and port; port 0 takes a free one. */
  readonly host: string;
  readonly port: number;
  /** Several processes may listen on the same port (Linux): a replacement starts before the old one drains. */
  readonly reusePort: boolean;
  /** The address people type, when it is known: other host names are then sent there. */
  readonly publicUrl: URL | null;
  /** Addresses or CIDR ranges whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Origins besides our own that a form may lead to (sign-in at an OIDC provider). */
  readonly formActionOrigins: readonly string[];
  readonly databaseUrl: string | null;
  /** Most requests the application works on at once; more are answered 503. */
  readonly maxInFlight: number;
  readonly maxConnections: number;
  /** How long a page or an action may take until its first byte. */
  readonly answerDeadline: number;
  /** How long an uploaded document may take after its last byte has arrived. */
  readonly uploadDeadline: number;
  /** How long a client may take to send a body (the document upload has `uploadBodyDeadline`). */
  readonly bodyDeadline: number;
  readonly uploadBodyDeadline: number;
  readonly bodyLimit: number;
  readonly uploadBodyLimit: number;
  /** A table that people fill in and send back. */
  readonly tableBodyLimit: number;
  /** How long an anonymous public page is kept; 0 turns the cache off. */
  readonly publicCacheTtl: number;
  readonly publicCacheBytes: number;
  readonly drainDeadline: number;
  /** Resident memory at which the process drains and asks for a restart; null: only the heap limit counts. */
  readonly memoryLimit: number | null;
}

/** A setting that cannot be used; the message names it, never its value. */
export class HttpConfigError extends Error {
  override readonly name = 'HttpConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

function integer(env: Environment, name: string, fallback: number, lowest: number, highest: number): number {
  const text = env[name]?.trim();
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < lowest || value > highest) {
    throw new HttpConfigError(`${name} must be a whole number from ${lowest} to ${highest}.`);
  }
  return value;
}

function list(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter((part) => part !== '');
}

function httpUrl(name: string, text: string): URL {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new HttpConfigError(`${name} must be an address that begins with http:// or https://.`);
  }
  return url;
}

/**
 * Reads the settings of the front server.
 * @throws HttpConfigError when a value cannot be used.
 */
export function readHttpConfig(env: Environment): HttpConfig {
  const publicUrl = env.PUBLIC_URL?.trim();
  const memoryLimitMb = integer(env, 'MEMORY_LIMIT_MB', 0, 0, 1_000_000);
  const issuers = [...list(env.OIDC_ISSUER), ...list(env.CSP_FORM_ACTION_ORIGINS)];
  return {
    host: env.HOST?.trim() || '127.0.0.1',
    port: integer(env, 'PORT', 3000, 0, 65_535),
    reusePort: env.HTTP_REUSE_PORT === '1',
    publicUrl: publicUrl ? httpUrl('PUBLIC_URL', publicUrl) : null,
    trustedProxies: list(env.TRUSTED_PROXY),
    formActionOrigins: [...new Set(issuers.map((text) => httpUrl('OIDC_ISSUER', text).origin))],
    databaseUrl: env.DATABASE_URL?.trim() || null,
    maxInFlight: integer(env, 'HTTP_MAX_IN_FLIGHT', 150, 1, 100_000),
    maxConnections: integer(env, 'HTTP_MAX_CONNECTIONS', 2_000, 1, 1_000_000),
    answerDeadline: integer(env, 'HTTP_ANSWER_DEADLINE_MS', 2_500, 100, 60_000),
    uploadDeadline: 60_000,
    bodyDeadline: 20_000,
    uploadBodyDeadline: 180_000,
    bodyLimit: 1024 * 1024,
    uploadBodyLimit: 26 * 1024 * 1024,
    tableBodyLimit: 2.5 * 1024 * 1024,
    publicCacheTtl: integer(env, 'PUBLIC_CACHE_SECONDS', 30, 0, 3_600) * 1000,
    publicCacheBytes: 32 * 1024 * 1024,
    drainDeadline: 10_000,
    memoryLimit: memoryLimitMb === 0 ? null : memoryLimitMb * 1024 * 1024,
  };
}
