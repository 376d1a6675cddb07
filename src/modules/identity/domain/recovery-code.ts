/** How many codes a set has. */
export const RECOVERY_CODE_COUNT = 10;
/** Letters and digits that are not mistaken for each other on paper (Crockford): 32 signs, 5 bits each. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/** Spells 16 random bytes as a code of 80 bits in four groups: "7k2m-x9qd-0hcf-3vbt". */
export function spellRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length < LENGTH) throw new RangeError('a recovery code needs 16 random bytes');
  const signs = [...bytes.subarray(0, LENGTH)].map((byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

/** Reads a code as people type it: any case, any separators, O for 0 and I or L for 1. Null when it cannot be one. */
export function readRecoveryCode(text: string): string | null {
  const signs = text
    .toLowerCase()
    .replace(/[\s‐-―-]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  if (signs.length !== LENGTH || [...signs].some((sign) => !SIGNS.includes(sign))) return null;
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}
