/** Longest mail address, in characters (RFC 5321 allows 254 in a path). */
export const EMAIL_MAX_LENGTH = 254;

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * A mail address in the one form in which it is stored and compared: NFKC, lower case, ASCII before the @, Punycode
 * after it. Two addresses that merely look alike (GHSA-7rqj-j65f-68wh: full-width @, Cyrillic а) either become the
 * same text before anything is compared, or are refused.
 * @returns null for what is no address.
 */
export function normalizeEmail(text: string): string | null {
  const folded = text.normalize('NFKC').trim().toLowerCase();
  if (folded.length > EMAIL_MAX_LENGTH) return null;
  const [local, domain, ...rest] = folded.split('@');
  if (local === undefined || domain === undefined || rest.length > 0) return null;
  if (local.length > 64 || !LOCAL_PART.test(local)) return null;
  const host = asciiHost(domain);
  return host === null ? null : `${local}@${host}`;
}

/** Letters beyond ASCII in a host name become Punycode, as mail servers see it. */
function asciiHost(domain: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
  const host = URL.parse(`http://${domain}/`)?.hostname ?? '';
  return host.length <= 253 && DOMAIN.test(host) ? host : null;
}

/**
 * A mail address stated by an identity provider. Nothing is folded but case: an address that needs folding is another
 * mailbox than the one it would be folded to.
 */
export function emailOfClaim(claim: unknown): string | null {
  if (typeof claim !== 'string' || !/^[\x21-\x7e]+$/.test(claim)) return null;
  return normalizeEmail(claim);
}
