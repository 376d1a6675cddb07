import { describe, expect, it } from 'vitest';
import { passwordWeakness } from './password-rules.ts';

const EMAIL = 'erika.muster@beispielstadt.de';

describe('passwordWeakness', () => {
  it.each([
    ['elf zeichen', 'too_short'],
    ['x'.repeat(201), 'too_long'],
    ['aaaaaaaaaaaaaa', 'too_uniform'],
    ['121212121212', 'too_uniform'],
    ['123456789012', 'too_uniform'],
    ['abcdefghijklmnop', 'too_uniform'],
    ['Passwort2026!!', 'too_common'],
    ['P4ssw0rtP4ssw0rt', 'too_common'],
    ['qwertzuiopasdf', 'too_common'],
    ['Willkommen123', 'too_common'],
    ['SommerSommer26', 'too_common'],
    ['2026-Rathaus-2026', 'too_common'],
    ['erika.muster1', 'contains_account'],
    ['x-erika.muster@beispielstadt.de', 'contains_account'],
  ] as const)('refuses %s as %s', (password, weakness) => {
    expect(passwordWeakness(password, EMAIL)).toBe(weakness);
  });

  it.each([
    'vier ruhige Kühe am Zaun',
    'korrektpferdbatterieklammer',
    'Passwort für den alten Keller',
    'b7$kQ!m29zRt',
    'ganz ohne ziffern und sonderzeichen',
    '日本語のとても長い合言葉です',
    'allmende-vorführung-2026',
  ])('accepts %s, whatever it is composed of', (password) => {
    expect(passwordWeakness(password, EMAIL)).toBeNull();
  });

  it('counts characters, not code units', () => {
    expect(passwordWeakness('🐄🌳🏡🚜🌾🐖🐓🌻🍎🥔🧀', EMAIL)).toBe('too_short');
  });
});
