import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { transactionInScope } from '#src/db/transaction.ts';
import { deliverMails } from '#src/modules/notices/store/deliver.ts';
import { dispatchOutbox } from '#src/modules/notices/store/dispatch.ts';
import { requeueMail } from '#src/modules/notices/store/mail-claims.ts';
import { smtpSender } from '#src/server/mail.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { type MailServer, startMailServer } from '#tests/support/mail-server.ts';
import { addCooperation, addMember, addMessage, takeBodies } from '#tests/support/portal-fixtures.ts';

const database = useTestDatabase();
const running = new AbortController().signal;
const WORKER = join(import.meta.dirname, 'worker.ts');

let server: MailServer;
let worker: ChildProcess | undefined;
beforeEach(async () => {
  server = await startMailServer();
  await asSuperuser(database(), async (client) => {
    await client.query('TRUNCATE outbox_message, notice, mail, membership RESTART IDENTITY');
    const [town] = await takeBodies(client, 'municipality', 1);
    if (!town) throw new Error('the register is empty');
    for (let index = 0; index < 3; index += 1) await addMember(client, town, ['editor']);
    const cooperationId = await addCooperation(client, { leadBodyId: town.id });
    await addMessage(client, { kind: 'consent_reminder', cooperationId, bodyIds: [town.id] });
  });
});
afterEach(async () => {
  worker?.kill('SIGKILL');
  await server.stop();
});

function startWorker(): ChildProcess {
  worker = fork(WORKER, [server.url], { env: { ...process.env, DATABASE_URL: database().appUrl }, stdio: 'ignore' });
  return worker;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const deliver = (abandonedAfterMinutes: number) =>
  deliverMails(
    {
      sender: smtpSender(server.url, { connectMs: 2_000, silenceMs: 5_000 }),
      from: 'Portal <portal@example.org>',
      portalUrl: 'https://portal.example.org',
      abandonedAfterMinutes,
    },
    running,
  );

const statuses = () =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query<{ id: string; status: string }>('SELECT id, status FROM mail ORDER BY status');
    return rows;
  });

describe('a worker killed while the mail server has the content', () => {
  it('leaves that mail unclear, never repeats it, and the others go out once', async () => {
    server.answer = 'hang';
    const content = server.nextContent();
    const child = startWorker();
    await content;
    await kill(child);
    expect(server.received).toHaveLength(1);

    server.answer = 'accept';
    // Its claim is still fresh: nobody touches it.
    expect(await deliver(5)).toBe(2);
    expect((await statuses()).map((mail) => mail.status)).toEqual(['sending', 'sent', 'sent']);
    // Its claim counts as abandoned: it is shown, not sent.
    expect(await deliver(0)).toBe(0);
    expect((await statuses()).map((mail) => mail.status)).toEqual(['sent', 'sent', 'unclear']);
    expect(new Set(server.received.map((mail) => mail.messageId)).size).toBe(3);
    expect(server.received).toHaveLength(3);
  });

  it('an administrator may have it sent again, under the same Message-ID', async () => {
    server.answer = 'hang';
    const content = server.nextContent();
    const child = startWorker();
    await content;
    await kill(child);
    server.answer = 'accept';
    await deliver(0);
    const unclear = (await statuses()).find((mail) => mail.status === 'unclear');
    expect(await transactionInScope(SYSTEM_SCOPE, (tx) => requeueMail(tx, unclear?.id ?? ''))).toBe(true);
    expect(await transactionInScope(SYSTEM_SCOPE, (tx) => requeueMail(tx, unclear?.id ?? ''))).toBe(false);
    expect(await deliver(5)).toBe(1);
    const ids = server.received.map((mail) => mail.messageId).filter((id) => id.includes(unclear?.id ?? '-'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('a row whose worker died before it committed', () => {
  it('is dispatched by the next worker, once', async () => {
    await expect(
      transactionInScope(SYSTEM_SCOPE, async (tx) => {
        await tx.$executeRaw`SELECT id FROM outbox_message FOR UPDATE`;
        // Held by another worker: skipped, not waited for.
        expect(await dispatchOutbox(running)).toBe(0);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await dispatchOutbox(running)).toBe(1);
    expect(await dispatchOutbox(running)).toBe(0);
    expect(await statuses()).toHaveLength(3);
  });

  it('a text that cannot be written postpones its row and holds up no other', async () => {
    await asSuperuser(database(), async (client) => {
      await client.query('DELETE FROM outbox_message');
      await addMessage(client, { kind: 'no_such_account_mail', recipient: 'a@example.org' });
      await addMessage(client, { kind: 'password_changed', recipient: 'b@example.org' });
    });
    await dispatchOutbox(running);
    await asSuperuser(database(), async (client) => {
      const { rows } = await client.query('SELECT recipient FROM mail');
      expect(rows).toEqual([{ recipient: 'b@example.org' }]);
      const waiting = await client.query(
        'SELECT attempts, next_try_at > now() AS later FROM outbox_message WHERE dispatched_at IS NULL',
      );
      expect(waiting.rows).toEqual([{ attempts: 1, later: true }]);
    });
  });
});
