import { headers } from 'next/headers';

/** What is known of the browser that asks. */
export interface ClientRequest {
  /** IP address as the front server determined it. */
  readonly address: string;
  /** At most 300 characters; shown to the owner in the list of sessions. */
  readonly userAgent: string;
}

/**
 * The client of this request. The front server (src/server/http) removes every forwarded header a client may have made
 * up and sets `x-forwarded-for` itself, so the value is one address.
 */
export async function getClientRequest(): Promise<ClientRequest> {
  const list = await headers();
  return {
    address: list.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown',
    userAgent: (list.get('user-agent') ?? '').slice(0, 300),
  };
}
