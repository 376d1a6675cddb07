import { describe, expect, it } from 'vitest';
import { returnPath } from './redirect-target.ts';

describe('returnPath', () => {
  it.each([
    ['/kooperationen/1?ansicht=alle', '/kooperationen/1?ansicht=alle'],
    ['/einladung?token=abc', '/einladung?token=abc'],
    ['/kommunen?q=B%C3%BCdingen', '/kommunen?q=B%C3%BCdingen'],
    ['/konto#ende', '/konto'],
  ])('keeps %s', (text, path) => expect(returnPath(text)).toBe(path));

  it.each([
    undefined,
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/ /evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    'kooperationen',
    '/anmelden?weiter=/anmelden',
    '/api/auth/callback/oidc',
    `/${'a'.repeat(2_000)}`,
    '/a\u0000b',
  ])('sends %j to the dashboard', (text) => expect(returnPath(text)).toBe('/start'));
});
