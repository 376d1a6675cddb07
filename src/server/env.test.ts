import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { ENV_NAMES, EnvError, readEnv, weaknessOf } from './env.ts';

const ROOT = join(import.meta.dirname, '../..');
const STRONG = 'bM3vXq81ZkTn05LpWc7RyHf2UgSd49Ja';
const ENOUGH = { DATABASE_URL: 'postgresql://app@localhost/allmende', AUTH_SECRET: STRONG };

function messageFor(source: Record<string, string | undefined>): string {
  try {
    readEnv({ ...ENOUGH, ...source });
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('readEnv', () => {
  it('needs a database and a secret, and knows the rest', () => {
    expect(readEnv(ENOUGH)).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DEMO: '0',
      PUBLIC_URL: 'http://localhost:3000',
    });
  });

  it('takes an empty value for an absent one', () => {
    expect(readEnv({ ...ENOUGH, PORT: '', SMTP_URL: ' ', PUBLIC_URL: '' })).toMatchObject({
      PORT: 3000,
      SMTP_URL: undefined,
    });
  });

  it('drops a slash at the end of the public address', () => {
    expect(readEnv({ ...ENOUGH, PUBLIC_URL: 'https://portal.example/' }).PUBLIC_URL).toBe('https://portal.example');
  });

  test.each([
    [{ DATABASE_URL: undefined }, 'Die Einstellung DATABASE_URL fehlt.'],
    [
      { DATABASE_URL: 'mysql://x' },
      'Die Einstellung DATABASE_URL ist keine gültige Adresse (sie beginnt mit postgresql:// oder postgres://).',
    ],
    [{ AUTH_SECRET: undefined }, 'Die Einstellung AUTH_SECRET fehlt.'],
    [{ AUTH_SECRET: 'kurz' }, 'Die Einstellung AUTH_SECRET ist zu kurz: mindestens 32 zufällige Zeichen sind nötig.'],
    [{ PORT: '70000' }, 'Die Einstellung PORT muss eine ganze Zahl von 0 bis 65535 sein.'],
    [{ PORT: 'achtzig' }, 'Die Einstellung PORT muss eine ganze Zahl von 0 bis 65535 sein.'],
    [
      { PUBLIC_URL: 'portal.example' },
      'Die Einstellung PUBLIC_URL ist keine gültige Adresse (sie beginnt mit http:// oder https://).',
    ],
    [{ LOG_LEVEL: 'laut' }, 'Die Einstellung LOG_LEVEL muss debug, info, warn oder error sein.'],
    [
      { OCDS_PREFIX: 'ocds-Hessen' },
      'Die Einstellung OCDS_PREFIX muss ocds- und sechs Kleinbuchstaben oder Ziffern sein.',
    ],
    [
      { SMTP_URL: 'smtp://mail' },
      'Die Einstellung MAIL_FROM fehlt: ein Versand über SMTP braucht eine Absenderadresse.',
    ],
  ])('says what is wrong with %o', (source, message) => {
    expect(messageFor(source)).toBe(message);
  });

  it('wants all of the OIDC settings or none', () => {
    const message = messageFor({ OIDC_ISSUER: 'https://login.example' });
    expect(message).toContain('OIDC_CLIENT_ID fehlt');
    expect(message).toContain('OIDC_CLIENT_SECRET fehlt');
    expect(messageFor({ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' })).toBe(
      'accepted',
    );
  });

  it('never repeats a value', () => {
    const value = 'geheim-und-trotzdem-falsch';
    for (const name of ENV_NAMES) expect(messageFor({ [name]: value })).not.toContain(value);
  });
});

describe('weaknessOf', () => {
  test.each([
    ['too short', 'aB3'],
    ['a placeholder', 'please-change-me-please-change-me-1234'],
    ['a German placeholder', 'bitte-aendern-bitte-aendern-bitte-aendern'],
    ['one character over and over', 'x'.repeat(64)],
    ['few characters over and over', 'abcabcabc'.repeat(8)],
  ])('finds %s', (_, secret) => {
    expect(weaknessOf(secret)).not.toBeNull();
  });

  it('accepts what a generator makes', () => {
    expect(weaknessOf(STRONG)).toBeNull();
  });
});

describe('.env.example', () => {
  const documented = [...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(
    ([, name]) => name,
  );
  const http = readFileSync(join(ROOT, 'src/server/http/config.ts'), 'utf8');
  const ofHttp = [...http.matchAll(/\benv\.([A-Z][A-Z0-9_]+)|\benv, '([A-Z][A-Z0-9_]+)'/g)].map(([, a, b]) => a ?? b);

  it('documents every setting once, and no other', () => {
    // DEMO is the launcher's word to the server, not a setting.
    const known = new Set([...ENV_NAMES, ...ofHttp].filter((name) => name !== 'DEMO'));
    expect([...documented].sort()).toEqual([...known].sort());
  });

  it('can be used as it is, but for the database and the secret', () => {
    const lines = readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm);
    const source = Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
    expect(messageFor({ ...source, ...ENOUGH })).toBe('accepted');
  });
});
