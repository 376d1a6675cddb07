import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecoveryCode, spellRecoveryCode } from './recovery-code.ts';

describe('recovery codes', () => {
  it('are read back however they are typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.boolean(), (bytes, upper) => {
        const code = spellRecoveryCode(bytes);
        expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
        const typed = code.replaceAll('-', upper ? ' ' : '');
        expect(readRecoveryCode(upper ? typed.toUpperCase() : typed)).toBe(code);
      }),
    );
  });

  it('forgive O for 0 and I for 1', () => {
    expect(readRecoveryCode('O1I1-aaaa-bbbb-cccc')).toBe('0111-aaaa-bbbb-cccc');
  });

  it.each(['', '123456', 'aaaa-bbbb-cccc', 'aaaa-bbbb-cccc-dddd-e', 'aaaa-bbbb-cccc-ddd!', 'uuuu-bbbb-cccc-dddd'])(
    'refuse %j',
    (text) => expect(readRecoveryCode(text)).toBeNull(),
  );
});
