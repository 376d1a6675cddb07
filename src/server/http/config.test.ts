import { expect, test } from 'vitest';
import { HttpConfigError, readHttpConfig } from './config.ts';

test('an empty environment gives usable settings', () => {
  expect(readHttpConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000, publicUrl: null, publicCacheTtl: 30_000 });
});

test('sizes and durations are converted', () => {
  expect(readHttpConfig({ MEMORY_LIMIT_MB: '512', PUBLIC_CACHE_SECONDS: '0' })).toMatchObject({
    memoryLimit: 512 * 1024 * 1024,
    publicCacheTtl: 0,
  });
});

test('forms may lead to the identity providers', () => {
  expect(readHttpConfig({ OIDC_ISSUER: 'https://idp.example/realms/a' }).formActionOrigins).toEqual([
    'https://idp.example',
  ]);
});

test.each([
  [{ PORT: 'x' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ PUBLIC_URL: 'portal.example' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'javascript:alert(1)' }, 'PUBLIC_URL'],
  [{ OIDC_ISSUER: "'unsafe-inline'" }, 'OIDC_ISSUER'],
  [{ HTTP_MAX_IN_FLIGHT: '0' }, 'HTTP_MAX_IN_FLIGHT'],
])('%j is refused by name', (env, name) => {
  expect(() => readHttpConfig(env)).toThrow(HttpConfigError);
  expect(() => readHttpConfig(env)).toThrow(name);
});
