#!/usr/bin/env node
/**
 * Prisma's schema engine without the binary download: the Prisma CLI starts the executable named by
 * PRISMA_SCHEMA_ENGINE_BINARY, and this one answers with the WebAssembly build of the very same engine, talking to
 * PostgreSQL through `@prisma/adapter-pg`. Why and how: docs/decisions/0010-schema-engine-without-download.md.
 *
 * Two ways of being called, both by the Prisma CLI:
 *   --datasource JSON cli can-connect-to-database|create-database   one answer by exit code, errors on stderr
 *   [--datamodels FILE]... [--datasource JSON]                      JSON-RPC, one message a line, on stdin and stdout
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** Oids of the catalogue types that the adapter cannot map: `"char"` and its array. */
const CHAR = 18;
const CHAR_ARRAY = 1002;
/** Oids of text and text[], as which their values are read. */
const TEXT = 25;
const TEXT_ARRAY = 1009;

/** PostgreSQL's "database does not exist". */
const UNKNOWN_DATABASE = '3D000';

/** The engine method behind a JSON-RPC method; everything else has the same name on both sides. */
const METHOD_NAMES = { getDatabaseVersion: 'version' };

/** The text of the engine's panic, after which the WebAssembly instance cannot be used any more. */
let panicMessage;
/** Drops a scratch database each, for those still open when the engine panics. */
const shadows = new Set();

const options = readArguments(process.argv.slice(2));

if (options.version) {
  process.stdout.write(`schema-engine-wasm ${(await loadEngine()).version()}\n`);
} else if (options.command) {
  await runCommand(options.command);
} else {
  serveJsonRpc(await loadEngine());
}

/** Picks what this engine needs out of the arguments; unknown flags (preview features, extensions) do not matter here. */
function readArguments(args) {
  const after = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const datasource = after('--datasource');
  return {
    version: args.includes('--version'),
    command: args.includes('cli') ? after('cli') : undefined,
    datamodels: args.flatMap((argument, index) => (argument === '--datamodels' ? [args[index + 1]] : [])),
    url: connectionUrl(datasource ? JSON.parse(datasource).url : undefined),
  };
}

/**
 * Prisma hands the URL over as an argument, which every local user can read in the process list. prisma.config.ts
 * therefore leaves the password out, and it is put back here from the environment when the rest of the URL agrees.
 */
function connectionUrl(given) {
  const owner = process.env.DATABASE_MIGRATION_URL || process.env.DATABASE_URL;
  if (!owner) return given;
  if (!given) return owner;
  const bare = new URL(owner);
  bare.password = '';
  return bare.href === new URL(given).href ? owner : given;
}

/** Instantiates the WebAssembly module; Node has no stable import of .wasm files, so the glue is wired by hand. */
async function loadEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const gluePath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await WebAssembly.compile(readFileSync(gluePath.replace(/\.js$/, '.wasm')));
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(exports);
  // The engine reports a panic here before it traps; without the hook its text would be lost.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      panicMessage = message;
    },
  };
  exports.__wbindgen_start();
  return glue;
}

/**
 * Answers `can-connect-to-database` and `create-database`. On an error the CLI drops the first line of stderr and
 * parses each further line as JSON, so exactly one line follows and no newline ends it.
 */
async function runCommand(command) {
  try {
    await connectOnce(options.url, async () => undefined);
  } catch (error) {
    if (command !== 'create-database' || error.code !== UNKNOWN_DATABASE) return failCommand(error);
    try {
      const target = new URL(options.url);
      const name = decodeURIComponent(target.pathname.slice(1));
      target.pathname = '/postgres';
      await connectOnce(target.href, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
    } catch (creationError) {
      failCommand(creationError);
    }
  }
}

function failCommand(error) {
  const fields = { message: messageOf(error), error_code: prismaCode(error), is_panic: false };
  process.stderr.write(
    `${JSON.stringify({ level: 'INFO', fields: { message: 'Starting schema engine' } })}\n` +
      JSON.stringify({ target: 'schema_engine::logger', level: 'ERROR', fields }),
  );
  process.exitCode = 1;
}

/** Prisma's public error codes for what can go wrong before a query runs; anything else counts as unreachable. */
function prismaCode(error) {
  if (error.code === UNKNOWN_DATABASE) return 'P1003';
  if (error.code === '28P01' || error.code === '28000') return 'P1000';
  if (error.code === '42501') return 'P1010';
  return 'P1001';
}

/** An AggregateError (localhost tried over IPv6 and IPv4) has an empty message of its own. */
function messageOf(error) {
  if (error instanceof AggregateError) return error.errors.map((one) => one.message).join('; ');
  return error?.message ?? String(error);
}

async function connectOnce(connectionString, work) {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    return await work(client);
  } finally {
    // Also after a failed connect: the socket would keep this process alive until the server gives up on it.
    await client.end();
  }
}

/** Reports catalogue types the adapter knows; the adapter queries the pool directly or a client it borrowed. */
class CataloguePool extends pg.Pool {
  async query(...parameters) {
    return withKnownTypes(await super.query(...parameters));
  }

  async connect(...parameters) {
    if (parameters.length > 0) return super.connect(...parameters);
    const client = await super.connect();
    const query = client.query.bind(client);
    client.query = async (...queryParameters) => withKnownTypes(await query(...queryParameters));
    return client;
  }
}

/** Which columns of a result are of type `"char"`, by the result's array of rows. */
const charColumns = new WeakMap();

function withKnownTypes(result) {
  for (const [index, field] of (result?.fields ?? []).entries()) {
    if (field.dataTypeID === CHAR) {
      field.dataTypeID = TEXT;
      charColumns.set(result.rows, [...(charColumns.get(result.rows) ?? []), index]);
    } else if (field.dataTypeID === CHAR_ARRAY) {
      field.dataTypeID = TEXT_ARRAY;
    }
  }
  return result;
}

/**
 * One adapter over one connection that is never swapped for another, so that the engine's advisory lock is taken and
 * released in the same session. `onDispose` runs after the connection is closed.
 */
async function connectAdapter(connectionString, onDispose = async () => undefined) {
  const pool = new CataloguePool({ connectionString, max: 1, idleTimeoutMillis: 0 });
  const adapter = await new PrismaPg(pool).connect();
  // The engine's introspection insists on the column type Character where the catalogue says "char".
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  // The adapter's own executeScript splits at every semicolon, also inside function bodies and strings. Sent as a
  // whole, PostgreSQL parses the script itself and runs it in one implicit transaction, as Prisma's binary does.
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error) => adapter.onError(error));
  };
  adapter.dispose = async () => {
    await pool.end();
    await onDispose();
  };
  return adapter;
}

/** A scratch database for replaying the migrations; its name cannot collide, and it goes away with its adapter. */
async function connectShadow(url) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  const drop = async () => {
    shadows.delete(drop);
    await connectOnce(url, (client) =>
      client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
    );
  };
  await connectOnce(url, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
  shadows.add(drop);
  const target = new URL(url);
  target.pathname = `/${name}`;
  return connectAdapter(target.href, drop);
}

/** Reads one request a line, runs them one after the other, and ends when the CLI closes stdin. */
function serveJsonRpc(glue) {
  let engine;
  let queue = Promise.resolve();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connectAdapter(options.url),
    connectToShadowDb: () => connectShadow(options.url),
  });
  const answer = async ({ id, method, params }) => {
    // A panic surfaces outside the pending call, which then never settles: this is the only place left to answer.
    process.removeAllListeners('uncaughtException').once('uncaughtException', async (error) => {
      // Tidied up before the answer: the CLI ends this process as soon as it has one.
      await Promise.allSettled([...shadows].map((drop) => drop()));
      send({ id, error: rpcError(new Error(panicMessage ?? error.stack, { cause: error })) });
      process.exit(1);
    });
    try {
      engine ??= await glue.SchemaEngine.new({ datamodels: readDatamodels() }, logLine, factory);
      const result = await engine[METHOD_NAMES[method] ?? method](params);
      if (method === 'diff' && result?.stdout) {
        // The CLI captures only what arrives as a print call (`--output`), and prints a returned text once more.
        send({ id: randomUUID(), method: 'print', params: { content: result.stdout } });
        result.stdout = null;
      }
      send({ id, result: result ?? null });
    } catch (error) {
      send({ id, error: rpcError(error) });
    }
  };
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      const message = JSON.parse(line);
      // A line without a method is the CLI's reply to our own print call.
      if (message.method) queue = queue.then(() => answer(message));
    })
    .on('close', () => queue.then(() => process.exit(0)));
}

function readDatamodels() {
  return options.datamodels.length === 0
    ? undefined
    : options.datamodels.map((path) => [path, readFileSync(path, 'utf8')]);
}

function rpcError(error) {
  const data = {
    is_panic: false,
    message: messageOf(error),
    meta: error?.meta ?? null,
    error_code: error?.code ?? null,
  };
  return { code: 4466, message: 'An error happened. Check the data field for details.', data };
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

function logLine(message) {
  const line = {
    timestamp: new Date().toISOString(),
    level: 'INFO',
    fields: { message: String(message) },
    target: 'wasm',
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
