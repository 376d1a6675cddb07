import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from './bootstrap/failure.mjs';
import { runProgram, say, withDatabase } from './command.ts';
import { runPrisma } from './database/prisma.ts';
import { ROOT } from './root.ts';

const NAME = /^[a-z]+(_[a-z0-9]+)+$/;
const SCHEMA = 'prisma/schema';

/**
 * `npm run db:new-migration -- verb_object`: writes what the changed schema needs beyond the committed one as a new
 * migration, for review and completion by hand; `npm run prisma:diff` only prints it. The committed schema is the
 * starting point, not the migrations: what they guard beyond Prisma's words (checks, policies, partial indexes) would
 * otherwise come out as something to drop.
 */
await runProgram(async () => {
  const { values, positionals } = parseArgs({
    options: { print: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [name = ''] = positionals;
  if (!values.print && !NAME.test(name)) {
    throw new Failure('Bitte einen Namen angeben, Verb und Gegenstand: npm run db:new-migration -- add_phone_number');
  }
  const folder = mkdtempSync(join(tmpdir(), 'allmende-schema-'));
  try {
    const before = writeCommittedSchema(folder);
    const script = join(folder, 'migration.sql');
    // The engine connects before it compares, although it compares only files.
    await withDatabase(({ ownerUrl }) =>
      runPrisma(
        [
          'migrate',
          'diff',
          '--from-schema',
          before,
          '--to-schema',
          SCHEMA,
          '--script',
          ...(values.print ? [] : ['--output', script]),
        ],
        { migrationUrl: ownerUrl, loud: true },
      ),
    );
    if (!values.print) keep(script, name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function writeCommittedSchema(folder: string): string {
  const target = join(folder, 'schema');
  mkdirSync(target);
  const git = (...gitArguments: string[]) => execFileSync('git', gitArguments, { cwd: ROOT, encoding: 'utf8' });
  for (const path of git('ls-tree', '--name-only', 'HEAD', `${SCHEMA}/`).split('\n').filter(Boolean)) {
    writeFileSync(join(target, basename(path)), git('show', `HEAD:${path}`));
  }
  return target;
}

function keep(script: string, name: string): void {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const target = join(ROOT, 'prisma', 'migrations', `${stamp}_${name}`);
  mkdirSync(target);
  copyFileSync(script, join(target, 'migration.sql'));
  say(`Geschrieben: ${join(target, 'migration.sql')}. Bitte prüfen und um Regeln ergänzen, die Prisma nicht kennt.`);
}
