import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { explainInstallation, explainOutput } from './failure.mjs';
import { isInstalled } from './install.mjs';
import { checkRuntime, runsTypeScript } from './node-runtime.mjs';

describe('checkRuntime', () => {
  test.each([
    ['linux', 'v20.19.0'],
    ['darwin', 'v24.1.0'],
    ['linux', 'v22.0.0'],
  ])('lets %s with Node.js %s pass', (platform, version) => {
    expect(() => checkRuntime({ platform, version })).not.toThrow();
  });

  test.each([
    ['linux', 'v20.18.3', /braucht Node\.js 20\.19 oder neuer, hier läuft v20\.18\.3/],
    ['linux', 'v18.20.0', /braucht Node\.js/],
    ['win32', 'v24.1.0', /WSL 2/],
    ['sunos', 'v24.1.0', /nicht unter "sunos"/],
  ])('refuses %s with Node.js %s', (platform, version, sentence) => {
    expect(() => checkRuntime({ platform, version })).toThrow(sentence);
  });
});

test.each([
  ['v20.19.0', false],
  ['v22.17.9', false],
  ['v22.18.0', true],
  ['v23.5.0', false],
  ['v23.6.0', true],
  ['v24.0.0', true],
  ['v26.1.0', true],
])('Node.js %s runs TypeScript: %s', (version, expected) => {
  expect(runsTypeScript(version)).toBe(expected);
});

test.each([
  ['npm error code ENOSPC', /Speicherplatz ist voll/],
  ['initdb: error: could not write: No space left on device', /Speicherplatz ist voll/],
  ['npm error code EAI_AGAIN', /Paketquelle von npm ist nicht erreichbar/],
  ['npm error code ENOTFOUND', /Paketquelle von npm ist nicht erreichbar/],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /Zertifikat/],
  ['npm error code EACCES', /darf nicht geschrieben werden/],
])('explains "%s"', (output, sentence) => {
  expect(explainInstallation(output)).toMatch(sentence);
});

test('what is not known is not explained away', () => {
  expect(explainInstallation('SyntaxError: unexpected token')).toBeNull();
});

test.each([['connect ECONNREFUSED 127.0.0.1:5432'], ['ERROR: permission denied for table person']])(
  'outside an installation, "%s" is not taken for a cause on this machine',
  (output) => {
    expect(explainOutput(output)).toBeNull();
  },
);

describe('isInstalled', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'allmende-install-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  interface Entry {
    version: string;
    integrity: string;
    optional?: boolean;
    dev?: boolean;
  }
  const write = (path: string, packages: Record<string, Partial<Entry>>) =>
    writeFileSync(join(root, path), JSON.stringify({ lockfileVersion: 3, packages }));
  const wanted = (packages: Record<string, Partial<Entry>>) => write('package-lock.json', { '': {}, ...packages });
  const present = (packages: Record<string, Partial<Entry>>) => {
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    write('node_modules/.package-lock.json', packages);
  };
  const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };

  it('is false before the first installation', () => {
    wanted(a);
    expect(isInstalled(root, true)).toBe(false);
  });

  it('is false after an interrupted one, which leaves no record', () => {
    wanted(a);
    mkdirSync(join(root, 'node_modules/a'), { recursive: true });
    expect(isInstalled(root, true)).toBe(false);
  });

  it('is true when everything wanted is there, also more', () => {
    wanted(a);
    present({ ...a, 'node_modules/extra': { version: '1.0.0', integrity: 'sha512-e' } });
    expect(isInstalled(root, true)).toBe(true);
  });

  it('is false when the lock file has moved on', () => {
    wanted({ 'node_modules/a': { version: '1.0.1', integrity: 'sha512-b' } });
    present(a);
    expect(isInstalled(root, true)).toBe(false);
  });

  it('does not miss what another platform needs', () => {
    wanted({ ...a, 'node_modules/a-win32': { version: '1.0.0', integrity: 'sha512-w', optional: true } });
    present(a);
    expect(isInstalled(root, true)).toBe(true);
  });

  it('misses the tools of development only where they are needed', () => {
    wanted({ ...a, 'node_modules/tool': { version: '1.0.0', integrity: 'sha512-t', dev: true } });
    present(a);
    expect(isInstalled(root, false)).toBe(true);
    expect(isInstalled(root, true)).toBe(false);
  });

  it('is false when the record is damaged', () => {
    wanted(a);
    present(a);
    writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages":');
    expect(isInstalled(root, true)).toBe(false);
  });
});
