import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { HttpConfigError } from './config.ts';
import type { Rejection } from './request-rules.ts';

/** Who is asking, by which name and scheme the portal was addressed. */
export interface ClientOrigin {
  readonly address: string;
  readonly host: string;
  readonly protocol: 'http' | 'https';
  /** Whether a believed proxy stands between us and the client. */
  readonly forwarded: boolean;
}

const HOST_NAME = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;
const LOOPBACK_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * The list of believed proxies.
 * @throws HttpConfigError when an entry is neither an address nor a CIDR range.
 */
export function createProxyList(entries: readonly string[]): BlockList {
  const proxies = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const prefix = Number(bits);
    const widest = family === 'ipv6' ? 128 : 32;
    if (isIP(address) === 0 || (bits !== undefined && !(Number.isInteger(prefix) && prefix >= 0 && prefix <= widest))) {
      throw new HttpConfigError('TRUSTED_PROXY must list IP addresses or ranges like 10.0.0.0/8.');
    }
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, prefix, family);
  }
  return proxies;
}

function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

function isTrusted(proxies: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/**
 * Works out the client. Forwarded headers count only when the connection comes from a believed proxy, and the chain in
 * `X-Forwarded-For` is read from the right up to the first address that is not one: everything left of it may be made up.
 */
export function resolveClientOrigin(
  headers: IncomingHttpHeaders,
  socketAddress: string,
  encrypted: boolean,
  proxies: BlockList,
): ClientOrigin {
  const peer = plainAddress(socketAddress);
  const direct: ClientOrigin = {
    address: peer,
    host: headers.host ?? '',
    protocol: encrypted ? 'https' : 'http',
    forwarded: false,
  };
  if (!isTrusted(proxies, peer)) return direct;
  const chain = (single(headers['x-forwarded-for']) ?? '').split(',').map((part) => plainAddress(part.trim()));
  let address = peer;
  for (const hop of chain.reverse()) {
    if (isIP(hop) === 0) break;
    address = hop;
    if (!isTrusted(proxies, hop)) break;
  }
  const protocol = single(headers['x-forwarded-proto'])?.split(',').pop()?.trim();
  return {
    address,
    host: single(headers['x-forwarded-host'])?.split(',').pop()?.trim() || direct.host,
    protocol: protocol === 'https' ? 'https' : protocol === 'http' ? 'http' : direct.protocol,
    forwarded: true,
  };
}

/** What to do with the host name the client used. */
export type HostVerdict =
  | { readonly kind: 'accept' }
  | { readonly kind: 'redirect'; readonly origin: string }
  | Rejection;

/**
 * Judges the host name. Without `PUBLIC_URL` any well-formed name serves (a trial on one's own machine); with it, other
 * names are sent to the public address, so that links, cookies and the origin check never rest on what a client claims.
 */
export function judgeHost(host: string, method: string, publicUrl: URL | null): HostVerdict {
  if (!HOST_NAME.test(host)) return { status: 400, reason: 'host' };
  if (publicUrl === null || host.toLowerCase() === publicUrl.host) return { kind: 'accept' };
  if (LOOPBACK_NAME.test(host) && LOOPBACK_NAME.test(publicUrl.host)) return { kind: 'accept' };
  if (method === 'GET' || method === 'HEAD') return { kind: 'redirect', origin: publicUrl.origin };
  return { status: 421, reason: 'host' };
}

/** Addresses that other sites may legitimately post to: an identity provider answers there with a form. */
const CROSS_SITE_POST = /^\/api\/auth\/callback\//;

/**
 * Refuses a POST that another site caused, by what the browser itself states (`Sec-Fetch-Site`, `Origin`). Next compares
 * origins only for its own actions and lets a missing header pass; this holds for route handlers, too.
 */
export function judgePostOrigin(headers: IncomingHttpHeaders, path: string, host: string): Rejection | null {
  if (CROSS_SITE_POST.test(path)) return null;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403, reason: 'cross-site' };
  const origin = headers.origin;
  if (origin === undefined) return null;
  return URL.parse(origin)?.host === host.toLowerCase() ? null : { status: 403, reason: 'origin' };
}

/** Whether the browser vouches that the form was ours, as opposed to merely not denying it. */
export function isProvenSameOrigin(headers: IncomingHttpHeaders, host: string): boolean {
  if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin';
  return headers.origin !== undefined && URL.parse(headers.origin)?.host === host.toLowerCase();
}
