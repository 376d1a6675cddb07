import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from '#src/db/audit.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { exportAuditLog } from '#src/modules/audit/commands/export-audit-log.ts';
import { parseAuditLogQuery } from '#src/modules/audit/domain/log-query.ts';
import { listAuditEntries } from '#src/modules/audit/reads/entries.ts';
import { exportAuditEntries } from '#src/modules/audit/reads/export.ts';
import { checkAuditChain } from '#src/modules/audit/store/check-chain.ts';
import { writeAuditHead } from '#src/modules/audit/store/head.ts';
import type { Actor } from '#src/policy/actor.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addMember, takeBodies } from '#tests/support/portal-fixtures.ts';
import { withClient } from '#tests/support/template-database.ts';

const database = useTestDatabase();
const ALL = parseAuditLogQuery({});
const VERIFY = join(import.meta.dirname, '../../../src/cli/audit-verify.mjs');
const folder = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

let auditor: Actor;
let townAdministrator: Actor;
let reader: Actor;
let townId: string;

beforeAll(async () => {
  await asSuperuser(database(), async (client) => {
    const [ministry] = await takeBodies(client, 'state_ministry', 1);
    const [town, other] = await takeBodies(client, 'municipality', 2);
    if (!ministry || !town || !other) throw new Error('the register is empty');
    auditor = await addMember(client, ministry, ['auditor']);
    townAdministrator = await addMember(client, town, ['organisation_administrator']);
    reader = await addMember(client, town, ['reader']);
    townId = town.id;
    for (let index = 0; index < 12; index += 1) {
      await transactionInScope(SYSTEM_SCOPE, (tx) =>
        appendAudit(tx, index % 3 === 0 ? { personId: null, bodyId: null } : townAdministrator, {
          action: index % 2 === 0 ? 'cooperations.approve' : 'bodies.edit',
          subjectType: 'cooperation',
          subjectId: `Fall „${index}" ß😀`,
          bodyIds: index % 2 === 0 ? [town.id, other.id] : [other.id],
          details: { b: index, a: ['x', null], text: 'Zeile\nzwei\t\u001f' },
        }),
      );
    }
  });
});

async function exported(actor: Actor, query = ALL): Promise<string[]> {
  let text = '';
  for await (const part of exportAuditEntries(actor, query)) text += part;
  return text.split('\n').filter((line) => line !== '');
}

function verify(lines: readonly string[], ...options: string[]): Promise<{ code: number; output: string }> {
  const file = join(folder, `${Math.random()}.jsonl`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return new Promise((resolve) => {
    // The machine's own Node, as an auditor has it.
    execFile('node', [VERIFY, file, ...options], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

const parsed = (line: string | undefined) => JSON.parse(line ?? '{}') as Record<string, unknown>;
const changed = (lines: readonly string[], at: number, change: Record<string, unknown>) =>
  lines.map((line, index) => (index === at ? JSON.stringify({ ...parsed(line), ...change }) : line));

describe('a complete export', () => {
  it('verifies outside the portal, also against a head noted earlier', async () => {
    const lines = await exported(auditor);
    expect(lines.length).toBeGreaterThanOrEqual(12);
    expect(await verify(lines)).toMatchObject({ code: 0, output: expect.stringContaining('UNVERSEHRT') });
    const noted = parsed(lines[7]);
    expect(await verify(lines, '--head', String(noted.hash), '--count', '8')).toMatchObject({ code: 0 });
  });

  it.each([
    ['occurredAt', '2020-01-01T00:00:00.000Z'],
    ['actorPersonId', '0a000000-0000-4000-8000-00000000000f'],
    ['actorBodyId', null],
    ['action', 'cooperations.reject'],
    ['subjectType', 'body'],
    ['subjectId', 'another case'],
    ['bodyIds', []],
    ['details', '{"b": 99}'],
    ['previousHash', 'a'.repeat(64)],
    ['hash', 'b'.repeat(64)],
    ['sequence', 77],
  ])('a changed %s is found', async (field, value) => {
    const lines = await exported(auditor);
    const result = await verify(changed(lines, 4, { [field]: value }));
    expect(result).toMatchObject({ code: 1, output: expect.stringContaining('NICHT UNVERSEHRT') });
  });

  it('a deleted, doubled, moved, added or unreadable line is found', async () => {
    const lines = await exported(auditor);
    const swapped = [...lines];
    [swapped[2], swapped[3]] = [String(lines[3]), String(lines[2])];
    for (const wrong of [
      lines.filter((_, index) => index !== 5),
      lines.slice(1),
      [...lines.slice(0, 5), String(lines[4]), ...lines.slice(5)],
      swapped,
      [...lines.slice(0, 5), '{"sequence":6', ...lines.slice(6)],
      changed(lines, 3, { extra: 1 }),
    ]) {
      expect((await verify(wrong)).code).toBe(1);
    }
  });

  it('a cut end and a chain that was wholly rewritten are found with a head noted earlier', async () => {
    const lines = await exported(auditor);
    const last = parsed(lines.at(-1));
    const head = ['--head', String(last.hash), '--count', String(last.sequence)];
    expect((await verify(lines.slice(0, -1))).code).toBe(0);
    expect(await verify(lines.slice(0, -1), ...head)).toMatchObject({
      code: 1,
      output: expect.stringContaining('kürzer'),
    });
    const { hashOf } = (await import('#src/cli/audit-verify.mjs')) as { hashOf(entry: object): string };
    let previousHash = String(parsed(lines[0]).previousHash);
    const rewritten = lines.map((line) => {
      const entry = { ...parsed(line), action: 'nothing.happened', previousHash };
      previousHash = hashOf(entry);
      return JSON.stringify({ ...entry, hash: previousHash });
    });
    expect((await verify(rewritten)).code).toBe(0);
    expect(await verify(rewritten, ...head)).toMatchObject({
      code: 1,
      output: expect.stringContaining('neu geschrieben'),
    });
  });
});

describe('an export of part of the log', () => {
  it('is refused as a whole and verifies line by line', async () => {
    const lines = await exported(townAdministrator);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => (parsed(line).bodyIds as string[]).includes(townId))).toBe(true);
    expect((await verify(lines)).code).toBe(1);
    expect(await verify(lines, '--partial')).toMatchObject({ code: 0, output: expect.stringContaining('Auszug') });
    expect((await verify(changed(lines, 1, { action: 'x' }), '--partial')).code).toBe(1);
  });

  it('filters like the list', async () => {
    const query = parseAuditLogQuery({ vorgang: 'cooperations', art: 'cooperation' });
    const lines = await exported(auditor, query);
    expect(lines).toHaveLength(6);
    const page = await listAuditEntries(auditor, query);
    expect(page.entries.map((entry) => entry.sequence)).toEqual(
      lines.map((line) => String(parsed(line).sequence)).reverse(),
    );
  });
});

describe('who reads the log', () => {
  it('an organisation reads its own entries, whatever it asks for', async () => {
    const page = await listAuditEntries(townAdministrator, ALL);
    expect(page.head).toBeNull();
    expect(page.check).toBeNull();
    const own = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query('SELECT sequence::text FROM audit_entry WHERE body_ids @> ARRAY[$1::uuid]', [
        townId,
      ]);
      return rows.map((row) => row.sequence as string);
    });
    expect(page.entries.map((entry) => entry.sequence).sort()).toEqual(own.sort());
  });

  it('a reader reads none of it', async () => {
    await expect(listAuditEntries(reader, ALL)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(exported(reader)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(exportAuditLog.execute(reader, exportAuditLog.schema.parse({}))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('an export is itself an entry', async () => {
    const outcome = await exportAuditLog.execute(
      townAdministrator,
      exportAuditLog.schema.parse({ art: 'cooperation' }),
    );
    expect(outcome).toMatchObject({ ok: true, value: { complete: false } });
    const [entry] = (await listAuditEntries(townAdministrator, ALL)).entries;
    expect(entry).toMatchObject({
      action: 'audit.export_audit_log',
      details: [
        { label: 'Filter', text: 'Kooperation' },
        { label: 'Vollständig', text: 'nein' },
      ],
    });
  });
});

describe('the log is append-only', () => {
  it.each([
    ["UPDATE audit_entry SET action = 'x'"],
    ['DELETE FROM audit_entry'],
    ['TRUNCATE audit_entry'],
    ['UPDATE audit_head SET sequence = 0'],
    ['SELECT * FROM audit_head'],
    ['DELETE FROM audit_check'],
    ['ALTER TABLE audit_entry DISABLE TRIGGER ALL'],
  ])('the application may not: %s', async (statement) => {
    await withClient(database().appUrl, async (client) => {
      await client.query(`SET ROLE allmende_app; SELECT set_config('allmende.scope', 'system', false)`);
      await expect(client.query(statement)).rejects.toThrow(/permission denied|must be owner|append-only/);
    });
  });

  it.each(["UPDATE audit_entry SET action = 'x'", 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
    'not even the owner in passing: %s',
    async (statement) => {
      await withClient(database().ownerUrl, async (client) => {
        await client.query(`SELECT set_config('allmende.scope', 'system', false)`);
        await expect(client.query(statement)).rejects.toThrow(/append-only/);
      });
    },
  );

  it('only the system states a time of its own', async () => {
    const before = Date.now();
    await withClient(database().appUrl, async (client) => {
      await client.query(`SET ROLE allmende_app`);
      await client.query(
        `SELECT set_config('allmende.scope','member',false), set_config('allmende.person',$1,false), set_config('allmende.body',$2,false)`,
        [townAdministrator.personId, townId],
      );
      await client.query(
        `INSERT INTO audit_entry (actor_person_id, actor_body_id, action, subject_type, subject_id, body_ids, occurred_at)
         VALUES ($1, $2, 'test.act', 'test', 'past', ARRAY[$2::uuid], '2001-01-01')`,
        [townAdministrator.personId, townId],
      );
    });
    const [entry] = (await listAuditEntries(auditor, parseAuditLogQuery({ vorgang: 'test.act' }))).entries;
    expect(entry?.occurredAt.getTime()).toBeGreaterThan(before - 60_000);
  });
});

describe('the portal checks its own chain', () => {
  const signal = new AbortController().signal;
  const latest = async () => (await listAuditEntries(auditor, ALL)).check;

  it('and keeps what it found, a manipulation and a cut included', async () => {
    await checkAuditChain(signal);
    expect(await latest()).toMatchObject({ intact: true, firstBad: null });
    const restore = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query('SELECT details::text FROM audit_entry WHERE sequence = 3');
      await client.query(`SET session_replication_role = replica`);
      await client.query(`UPDATE audit_entry SET details = '{"b": 1000}' WHERE sequence = 3`);
      return rows[0]?.details as string;
    });
    await checkAuditChain(signal);
    expect(await latest()).toMatchObject({ intact: false, firstBad: '3' });
    await asSuperuser(database(), async (client) => {
      await client.query(`SET session_replication_role = replica`);
      await client.query('UPDATE audit_entry SET details = $1::jsonb WHERE sequence = 3', [restore]);
    });
    await checkAuditChain(signal);
    expect(await latest()).toMatchObject({ intact: true });
    const cut = await asSuperuser(database(), async (client) => {
      await client.query(`SET session_replication_role = replica`);
      const { rows } = await client.query(
        'DELETE FROM audit_entry WHERE sequence = (SELECT max(sequence) FROM audit_entry) RETURNING *',
      );
      return rows[0] as Record<string, unknown>;
    });
    await checkAuditChain(signal);
    expect(await latest()).toMatchObject({ intact: false, firstBad: cut.sequence });
    await asSuperuser(database(), async (client) => {
      await client.query(`SET session_replication_role = replica`);
      await client.query(`INSERT INTO audit_entry SELECT * FROM jsonb_populate_record(NULL::audit_entry, $1::jsonb)`, [
        JSON.stringify({
          ...cut,
          previous_hash: `\\x${(cut.previous_hash as Buffer).toString('hex')}`,
          hash: `\\x${(cut.hash as Buffer).toString('hex')}`,
        }),
      ]);
    });
  });

  it('and sends the head out at most once a day, and only where an address is set', async () => {
    const now = new Date();
    await writeAuditHead(null, now);
    await writeAuditHead('archive@example.org', now);
    await writeAuditHead('archive@example.org', now);
    await asSuperuser(database(), async (client) => {
      const { rows } = await client.query(`SELECT recipient, payload FROM outbox_message WHERE kind = 'audit_head'`);
      expect(rows).toMatchObject([
        { recipient: 'archive@example.org', payload: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      ]);
    });
  });
});
