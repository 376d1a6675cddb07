import type { FrontRequest } from './front-request.ts';
import type { FrontResponse } from './front-response.ts';
import type { PolicyOptions } from './security-headers.ts';

/** One request being answered, with what the front has found out about it. */
export interface Call {
  readonly id: string;
  readonly request: FrontRequest;
  readonly response: FrontResponse;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly path: string;
  /** Path with query. */
  readonly url: string;
  readonly host: string;
  readonly policy: PolicyOptions;
}

/** How the answer of a call will be read. */
export function readerOf(call: Call): 'page' | 'router' | 'data' | 'problem' {
  const { headers } = call.request;
  if (headers['next-action'] !== undefined || headers.rsc !== undefined) return 'router';
  if (call.path === '/api/v1' || call.path.startsWith('/api/v1/')) return 'problem';
  return call.path.startsWith('/api/') ? 'data' : 'page';
}
