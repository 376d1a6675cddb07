import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { getEnv } from './env.ts';
import { derivedKey } from './secret-box.ts';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The installation's key: configured, or derived from AUTH_SECRET so that a trial needs no setting. */
function signingKey(): KeyObject {
  const { RECORD_SIGNING_KEY } = getEnv();
  const seed = RECORD_SIGNING_KEY ? Buffer.from(RECORD_SIGNING_KEY, 'base64') : derivedKey('procurement record');
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

/** The public half of the signing key, SPKI DER in Base64: what a receiver checks a signature with. */
export function recordPublicKey(): string {
  return createPublicKey(signingKey()).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** Ed25519 signature over the bytes of a text, in Base64. */
export function signRecord(text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), signingKey()).toString('base64');
}
