import { describe, expect, it } from 'vitest';
import { emailOfClaim, normalizeEmail } from './email.ts';

describe('normalizeEmail', () => {
  it.each([
    ['Erika.Muster@Beispielstadt.de', 'erika.muster@beispielstadt.de'],
    ['  a@b.de ', 'a@b.de'],
    ['erika＠beispielstadt.de', 'erika@beispielstadt.de'],
    ['ｅｒｉｋａ@beispielstadt.de', 'erika@beispielstadt.de'],
    ['a@büdingen.de', 'a@xn--bdingen-n2a.de'],
    ['KELVIN\u212A@b.de', 'kelvink@b.de'],
  ])('%s becomes %s', (text, expected) => {
    expect(normalizeEmail(text)).toBe(expected);
  });

  it.each([
    ['no at', 'erika.beispielstadt.de'],
    ['two ats', 'a@b@c.de'],
    ['two ats after folding', 'a＠b@c.de'],
    ['Cyrillic letter before the @', '\u0430dmin@b.de'],
    ['zero-width letter', 'ad\u200bmin@b.de'],
    ['right-to-left mark', '\u202ea@b.de'],
    ['NUL', 'a\0@b.de'],
    ['line break (mail header)', 'a@b.de\nBcc: c@d.de'],
    ['several addresses', 'a@b.de,c@d.de'],
    ['display name', 'Erika <a@b.de>'],
    ['no domain', 'a@'],
    ['no local part', '@b.de'],
    ['host without a dot', 'a@localhost'],
    ['an IP address', 'a@127.0.0.1'],
    ['dots side by side', 'a..b@c.de'],
    ['markup', '<script>@b.de'],
    ['too long', `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.de`],
  ])('refuses %s', (_what, text) => {
    expect(normalizeEmail(text)).toBeNull();
  });

  it('gives the Cyrillic domain a form of its own', () => {
    expect(normalizeEmail('a@\u0430llmende.de')).toBe('a@xn--llmende-1fg.de');
    expect(normalizeEmail('a@allmende.de')).toBe('a@allmende.de');
  });
});

describe('emailOfClaim', () => {
  it('takes plain addresses in any case', () => expect(emailOfClaim('A@B.de')).toBe('a@b.de'));
  it.each([undefined, null, 7, '', 'erika＠b.de', 'ｅrika@b.de', ' a@b.de', 'a@büdingen.de'])('refuses %j', (claim) => {
    expect(emailOfClaim(claim)).toBeNull();
  });
});
