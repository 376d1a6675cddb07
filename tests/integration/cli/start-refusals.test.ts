import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#src/cli/root.ts';
import { ENV_NAMES } from '#src/server/env.ts';
import { useTestDatabase } from '#tests/support/database.ts';

interface Ending {
  readonly code: number;
  readonly output: string;
}

/** Runs `npm start` as npm does, with these settings only; everything here ends before anything is started. */
function start(settings: Record<string, string>): Promise<Ending> {
  // Empty, because a developer's .env would fill a gap.
  const env = { ...process.env, ...Object.fromEntries(ENV_NAMES.map((name) => [name, ''])), ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, 'src/cli/start.mjs')], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

describe('npm start', { timeout: 60_000 }, () => {
  const database = useTestDatabase();

  it.each([
    ['without a secret', {}, 'Die Einstellung AUTH_SECRET fehlt.'],
    ['with a short secret', { AUTH_SECRET: 'geheim' }, 'Die Einstellung AUTH_SECRET ist zu kurz'],
    [
      'with a placeholder as secret',
      { AUTH_SECRET: 'please-change-me-please-change-me-1234' },
      'Die Einstellung AUTH_SECRET ist ein Platzhalter',
    ],
  ])('in production with an own database %s stops with a sentence that names it', async (_, settings, sentence) => {
    const ending = await start({ NODE_ENV: 'production', PORT: '0', DATABASE_URL: database().appUrl, ...settings });
    expect(ending.code).toBe(1);
    expect(ending.output).toContain(sentence);
    for (const value of Object.values(settings)) expect(ending.output).not.toContain(value);
  });

  it('says that the port is taken and how to choose another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const ending = await start({ PORT: String(port) });
    expect(ending).toMatchObject({ code: 1 });
    expect(ending.output).toContain(`Der Port ${port} ist schon belegt`);
    expect(ending.output).toContain(`PORT=${port + 1} npm start`);
    server.close();
  });

  it('says when PORT is no port', async () => {
    expect(await start({ PORT: 'achtzig' })).toMatchObject({
      code: 1,
      output: expect.stringContaining('Die Einstellung PORT muss eine ganze Zahl von 0 bis 65535 sein.'),
    });
  });

  it('says when the own database is not there', async () => {
    const absent = Object.assign(new URL(database().appUrl), { port: '9' }).href;
    expect(
      await start({ PORT: '0', DATABASE_URL: absent, AUTH_SECRET: 'bM3vXq81ZkTn05LpWc7RyHf2UgSd49Ja' }),
    ).toMatchObject({
      code: 1,
      output: expect.stringContaining('Die Datenbank aus DATABASE_URL ist nicht erreichbar.'),
    });
  });
});
