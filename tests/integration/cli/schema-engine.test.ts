import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#src/cli/root.ts';
import { asSuperuser, createTestDatabase } from '#tests/support/database.ts';
import { type TestDatabase, withClient } from '#tests/support/template-database.ts';

const ENGINE = join(ROOT, 'src/cli/schema-engine.mjs');
const PRISMA = join(ROOT, 'node_modules/prisma/build/index.js');

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(file: string, given: string[], cwd: string, env: Record<string, string>): Promise<Answer> {
  const path = `${dirname(process.execPath)}:${process.env.PATH}`;
  return new Promise((resolve) => {
    // Whoever tried to download the binary after all would fail here at once.
    const surroundings = {
      ...process.env,
      PATH: path,
      PRISMA_ENGINES_MIRROR: 'http://127.0.0.1:9',
      NO_COLOR: '1',
      ...env,
    };
    execFile(file, given, { cwd, env: surroundings }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe('the schema engine, called by the Prisma CLI', () => {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-prisma-'));
  let database: TestDatabase;
  const prisma = (...given: string[]) =>
    run(process.execPath, [PRISMA, ...given], folder, { DATABASE_MIGRATION_URL: database.ownerUrl });
  const migration = (name: string, sql: string) => {
    mkdirSync(join(folder, 'prisma/migrations', name), { recursive: true });
    writeFileSync(join(folder, 'prisma/migrations', name, 'migration.sql'), sql);
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await withClient(database.ownerUrl, (client) =>
      client.query('DROP OWNED BY CURRENT_USER; CREATE SCHEMA IF NOT EXISTS public'),
    );
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    mkdirSync(join(folder, 'prisma/schema'), { recursive: true });
    mkdirSync(join(folder, 'prisma/migrations'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'prisma/migrations/migration_lock.toml'), 'provider = "postgresql"\n');
    writeFileSync(
      join(folder, 'prisma/schema/things.prisma'),
      `datasource db {\n  provider = "postgresql"\n}\nenum Kind {\n  a\n  b\n}\nmodel Thing {\n  id   Int    @id\n  kind Kind   @default(a)\n  tags String[]\n\n  @@map("thing")\n}\n`,
    );
    const config = `const url = new URL(process.env.DATABASE_MIGRATION_URL); url.password = '';\n`;
    writeFileSync(
      join(folder, 'prisma.config.mjs'),
      `process.env.PRISMA_SCHEMA_ENGINE_BINARY = ${JSON.stringify(ENGINE)};\n${config}export default { schema: 'prisma/schema', migrations: { path: 'prisma/migrations' }, datasource: { url: url.href } };\n`,
    );
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes, applies and compares migrations', { timeout: 120_000 }, async () => {
    const written = await prisma('migrate', 'diff', '--from-empty', '--to-schema', 'prisma/schema', '--script');
    expect(written.stdout.match(/CREATE TABLE "thing"/g)).toHaveLength(1);
    // Semicolons inside a body and a string must not end a statement.
    const body = `CREATE FUNCTION mark() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.tags := ARRAY['a;b']; RETURN NEW; END; $$;
      CREATE TRIGGER mark BEFORE INSERT ON thing FOR EACH ROW EXECUTE FUNCTION mark();
      ALTER TABLE thing ADD CHECK (id > 0);`;
    migration('20260101000000_create_thing', `${written.stdout}\n${body}`);
    expect(await prisma('migrate', 'deploy')).toMatchObject({ code: 0 });
    expect((await prisma('migrate', 'status')).stdout).toContain('Database schema is up to date!');
    const tags = await withClient(database.ownerUrl, async (client) => {
      const { rows } = await client.query('INSERT INTO thing (id) VALUES (1) RETURNING tags');
      return rows;
    });
    expect(tags).toEqual([{ tags: ['a;b'] }]);

    const live = await prisma(
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'prisma/schema',
      '--exit-code',
    );
    expect(live).toMatchObject({ code: 0, stdout: expect.stringContaining('No difference detected') });
    const replayed = await prisma(
      'migrate',
      'diff',
      '--from-migrations',
      'prisma/migrations',
      '--to-schema',
      'prisma/schema',
      '--exit-code',
    );
    expect(replayed).toMatchObject({ code: 0, stdout: expect.stringContaining('No difference detected') });
    const left = await asSuperuser(database, async (client) => {
      const { rows } =
        await client.query(`SELECT count(*)::int AS shadows FROM pg_database d JOIN pg_roles r ON r.oid = datdba
        WHERE datname LIKE 'prisma_migrate_shadow%' AND rolname = 'allmende_owner'`);
      return rows;
    });
    expect(left).toEqual([{ shadows: 0 }]);
  });

  it('applies a broken migration not at all and says what PostgreSQL said', { timeout: 120_000 }, async () => {
    migration('20260102000000_break', 'CREATE TABLE half (id int); SELECT 1/0;');
    const answer = await prisma('migrate', 'deploy');
    expect(answer.code).not.toBe(0);
    expect(answer.stderr).toContain('division by zero');
    await withClient(database.ownerUrl, async (client) => {
      await expect(client.query('SELECT FROM half')).rejects.toMatchObject({ code: '42P01' });
    });
    expect((await prisma('migrate', 'resolve', '--rolled-back', '20260102000000_break')).code).toBe(0);
    rmSync(join(folder, 'prisma/migrations/20260102000000_break'), { recursive: true });
    expect((await prisma('migrate', 'status')).code).toBe(0);
  });
});

describe('the schema engine, asked about a database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const ask = (url: string, command: string, env: Record<string, string> = {}) =>
    run(process.execPath, [ENGINE, '--datasource', JSON.stringify({ url }), 'cli', command], ROOT, env);
  const changed = (parts: Partial<Pick<URL, 'password' | 'port' | 'pathname'>>) =>
    Object.assign(new URL(database.ownerUrl), parts).href;
  const codeOf = ({ stderr }: Answer) => JSON.parse(stderr.split('\n')[1] ?? '').fields.error_code;

  it('connects', async () => {
    expect(await ask(database.ownerUrl, 'can-connect-to-database')).toMatchObject({ code: 0 });
  });

  it('takes the password from the environment, not from the arguments', async () => {
    const bare = changed({ password: '' });
    expect((await ask(bare, 'can-connect-to-database')).code).toBe(1);
    expect((await ask(bare, 'can-connect-to-database', { DATABASE_MIGRATION_URL: database.ownerUrl })).code).toBe(0);
  });

  it('does not hand the password to another server or database', async () => {
    const other = changed({ password: '', pathname: '/postgres' });
    expect((await ask(other, 'can-connect-to-database', { DATABASE_MIGRATION_URL: database.ownerUrl })).code).toBe(1);
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, 'P1000'],
    ['no server', { port: '9' }, 'P1001'],
    ['no such database', { pathname: '/allmende_absent' }, 'P1003'],
  ])('reports %s in the way the CLI reads', async (_, parts, code) => {
    expect(codeOf(await ask(changed(parts), 'can-connect-to-database'))).toBe(code);
  });

  it('creates a database that is missing', async () => {
    const name = `${database.name}_made`;
    const url = changed({ pathname: `/${name}` });
    expect((await ask(url, 'create-database')).code).toBe(0);
    expect((await ask(url, 'can-connect-to-database')).code).toBe(0);
    await withClient(database.ownerUrl, (client) => client.query(`DROP DATABASE ${name}`));
  });
});
