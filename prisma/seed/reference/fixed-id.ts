import { createHash } from 'node:crypto';

/** Namespace of every fixed id of the product; changing it would orphan all seeded rows. */
const NAMESPACE = Buffer.from('6f1c1a5e0d8b4f6c9a3e2b7d5c4e8a10', 'hex');

/**
 * UUID version 5 (RFC 9562) of a stable name, so that seeds, demo scenarios and tests can name the same row
 * on every machine.
 *
 * @param name kind and key, e.g. `ags:06440001`, `district:06531`, `it-provider:ekom21`
 */
export function fixedId(name: string): string {
  const digest = createHash('sha1').update(NAMESPACE).update(name.normalize('NFC'), 'utf8').digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Id of the Gemeinde or kreisfreie Stadt with this AGS (for Hanau: the AGS valid since 2026). */
export function municipalityId(ags: string): string {
  return fixedId(`ags:${ags}`);
}

/** Id of the Landkreis with this five-digit key. */
export function districtId(key: string): string {
  return fixedId(`district:${key}`);
}
