import { describe, expect, it } from 'vitest';
import { strengthOfClaims } from './sign-in-strength.ts';

describe('strengthOfClaims', () => {
  it.each([
    [{}, 'normal'],
    [{ acr: '0' }, 'normal'],
    [{ acr: 'substantial' }, 'normal'],
    [{ acr: ['phr'] }, 'normal'],
    [{ amr: ['pwd'] }, 'normal'],
    [{ amr: ['pwd', 'pin'] }, 'normal'],
    [{ amr: ['otp', 'sms'] }, 'normal'],
    [{ amr: 'mfa' }, 'normal'],
    [{ amr: ['unknown', 'pwd'] }, 'normal'],
    [{ acr: 'http://eidas.europa.eu/LoA/low' }, 'normal'],
    [{ amr: ['mfa'] }, 'substantial'],
    [{ amr: ['pwd', 'otp'] }, 'substantial'],
    [{ amr: ['pin', 'sc'] }, 'substantial'],
    [{ acr: 'http://eidas.europa.eu/LoA/substantial' }, 'substantial'],
    [{ acr: 'STORK-QAA-Level-3', amr: ['pwd'] }, 'substantial'],
  ])('%j is %s', (claims, strength) => expect(strengthOfClaims(claims)).toBe(strength));
});
