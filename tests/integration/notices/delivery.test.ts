import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverMails } from '#src/modules/notices/store/deliver.ts';
import { dispatchOutbox } from '#src/modules/notices/store/dispatch.ts';
import { smtpSender } from '#src/server/mail.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { type MailServer, startMailServer } from '#tests/support/mail-server.ts';
import { addCooperation, addMember, addMessage, takeBodies } from '#tests/support/portal-fixtures.ts';

const database = useTestDatabase();
const running = new AbortController().signal;
const PORTAL = 'https://portal.example.org';

let server: MailServer;
beforeEach(async () => {
  server = await startMailServer();
  await asSuperuser(database(), (client) =>
    client.query('TRUNCATE outbox_message, notice, mail, membership RESTART IDENTITY'),
  );
});
afterEach(() => server.stop());

function deliver(options: { url?: string | null; abandonedAfterMinutes?: number } = {}): Promise<number> {
  const url = options.url === undefined ? server.url : options.url;
  const sender = url === null ? null : smtpSender(url, { connectMs: 2_000, silenceMs: 2_000 });
  const { abandonedAfterMinutes = 5 } = options;
  return deliverMails(
    { sender, from: 'Portal <portal@example.org>', portalUrl: PORTAL, abandonedAfterMinutes },
    running,
  );
}

const mails = () =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query<{
      id: string;
      status: string;
      attempts: number;
      recipient: string;
      body: string;
    }>('SELECT id, status, attempts, recipient, body FROM mail ORDER BY recipient');
    return rows;
  });

const makeDue = () =>
  asSuperuser(database(), (client) => client.query(`UPDATE mail SET next_try_at = now() WHERE status = 'pending'`));

/** Two towns with an editor each, the second invited by the first, and the message about it. */
async function invitation() {
  return asSuperuser(database(), async (client) => {
    const [lead, partner] = await takeBodies(client, 'municipality', 2);
    if (!lead || !partner) throw new Error('the register is empty');
    const inviter = await addMember(client, lead, ['editor']);
    const invited = await addMember(client, partner, ['editor']);
    const cooperationId = await addCooperation(client, {
      leadBodyId: lead.id,
      partners: [{ bodyId: partner.id, status: 'invited' }],
    });
    await addMessage(client, {
      kind: 'cooperation_invitation',
      cooperationId,
      bodyIds: [lead.id, partner.id],
      actorPersonId: inviter.personId,
      payload: { actorBody: lead.name },
    });
    return { lead, partner, inviter, invited, cooperationId };
  });
}

describe('delivering mail', () => {
  it('sends each entitled person one mail and never the person whose act it was', async () => {
    const { invited } = await invitation();
    await dispatchOutbox(running);
    expect(await deliver()).toBe(1);
    expect(server.received.map((mail) => mail.to)).toEqual([invited.email]);
    const [mail] = await mails();
    expect(mail).toMatchObject({ status: 'sent', attempts: 1 });
    expect(server.received[0]?.messageId).toBe(`<mail-${mail?.id}@portal.example.org>`);
    expect(await deliver()).toBe(0);
    expect(server.received).toHaveLength(1);
  });

  it('tries again after the server said "later" to the whole content, and sends it once', async () => {
    await invitation();
    await dispatchOutbox(running);
    server.answer = 'try_later';
    await deliver();
    expect(await mails()).toMatchObject([{ status: 'pending', attempts: 1 }]);
    server.answer = 'accept';
    expect(await deliver()).toBe(0);
    await makeDue();
    expect(await deliver()).toBe(1);
    expect(server.received).toHaveLength(1);
    expect(await mails()).toMatchObject([{ status: 'sent', attempts: 2 }]);
  });

  it('gives up at once when the server refuses for good', async () => {
    await invitation();
    await dispatchOutbox(running);
    server.answer = 'refuse';
    await deliver();
    expect(await mails()).toMatchObject([{ status: 'failed', attempts: 1 }]);
  });

  it('waits for a mail server that is down and loses nothing', async () => {
    await invitation();
    await dispatchOutbox(running);
    const port = Number(new URL(server.url).port);
    await server.stop();
    await deliver({ url: `smtp://127.0.0.1:${port}` });
    expect(await mails()).toMatchObject([{ status: 'pending', attempts: 1 }]);
    server = await startMailServer(port);
    await makeDue();
    expect(await deliver()).toBe(1);
    expect(server.received).toHaveLength(1);
  });

  it('gives up after the last attempt', async () => {
    await invitation();
    await dispatchOutbox(running);
    await asSuperuser(database(), (client) => client.query('UPDATE mail SET attempts = 29'));
    server.answer = 'try_later';
    await deliver();
    expect(await mails()).toMatchObject([{ status: 'failed', attempts: 30 }]);
  });

  it('does not repeat a mail whose line broke after the content, but shows it as unclear', async () => {
    await invitation();
    await dispatchOutbox(running);
    server.answer = 'drop';
    await deliver();
    expect(await mails()).toMatchObject([{ status: 'unclear', attempts: 1 }]);
    server.answer = 'accept';
    await makeDue();
    await deliver();
    expect(server.received).toHaveLength(1);
  });

  it('keeps mails readable where no mail server is configured', async () => {
    await invitation();
    await dispatchOutbox(running);
    await deliver({ url: null });
    expect(await mails()).toMatchObject([{ status: 'stored', attempts: 0 }]);
    await deliver();
    expect(server.received).toHaveLength(0);
  });

  it('shares the work between two workers without sending anything twice', async () => {
    await asSuperuser(database(), async (client) => {
      const [town] = await takeBodies(client, 'municipality', 1);
      if (!town) throw new Error('the register is empty');
      for (let index = 0; index < 12; index += 1) await addMember(client, town, ['editor']);
      const cooperationId = await addCooperation(client, { leadBodyId: town.id });
      for (let index = 0; index < 3; index += 1) {
        await addMessage(client, { kind: 'consent_reminder', cooperationId, bodyIds: [town.id] });
      }
    });
    const dispatched = await Promise.all([dispatchOutbox(running), dispatchOutbox(running)]);
    expect(dispatched[0] + dispatched[1]).toBe(3);
    const sent = await Promise.all([deliver(), deliver(), deliver()]);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(36);
    expect(new Set(server.received.map((mail) => mail.messageId)).size).toBe(36);
  });
});

describe('access is asked again at the moment of sending', () => {
  it.each([
    ['membership ended', 'UPDATE membership SET ended_at = now() WHERE person_id = $1', 'person'],
    ['account locked', `UPDATE person SET status = 'locked' WHERE id = $1`, 'person'],
    ['mails switched off', 'UPDATE person SET mail_notices = false WHERE id = $1', 'person'],
    ['invitation revoked', `UPDATE cooperation_partner SET status = 'withdrawn' WHERE body_id = $1`, 'body'],
    ['address changed', `UPDATE person SET email = 'other-' || left(email, 40) WHERE id = $1`, 'person'],
  ])('%s: nothing goes out', async (_title, statement, whose) => {
    const { invited } = await invitation();
    await dispatchOutbox(running);
    await asSuperuser(database(), (client) =>
      client.query(statement, [whose === 'person' ? invited.personId : invited.bodyId]),
    );
    await deliver();
    expect(server.received).toHaveLength(0);
    expect(await mails()).toMatchObject([{ status: 'suppressed' }]);
  });

  it('a role that was asked for and is gone counts as lost access', async () => {
    const { invited, cooperationId } = await invitation();
    await asSuperuser(database(), async (client) => {
      await client.query('DELETE FROM outbox_message');
      await addMessage(client, {
        kind: 'consent_reminder',
        cooperationId,
        bodyIds: [invited.bodyId],
        roles: ['editor'],
      });
    });
    await dispatchOutbox(running);
    await asSuperuser(database(), (client) =>
      client.query(`UPDATE membership SET roles = '{reader}' WHERE person_id = $1`, [invited.personId]),
    );
    await deliver();
    expect(server.received).toHaveLength(0);
    expect(await mails()).toMatchObject([{ status: 'suppressed' }]);
  });
});

describe('one-time links', () => {
  it('are gone from the database once the server took the mail', async () => {
    const link = `${PORTAL}/einladung/SECRET-TOKEN`;
    await asSuperuser(database(), async (client) => {
      await addMessage(client, {
        kind: 'password_reset',
        recipient: 'someone@example.org',
        payload: { displayName: 'A', link, expiresAt: '2027-01-01T10:00:00Z' },
      });
    });
    await dispatchOutbox(running);
    expect((await mails())[0]?.body).toContain(link);
    await deliver();
    expect(server.received[0]?.text.replaceAll('=\r\n', '')).toContain('SECRET-TOKEN');
    expect((await mails())[0]?.body).not.toContain('SECRET');
    await asSuperuser(database(), async (client) => {
      const { rows } = await client.query('SELECT payload FROM outbox_message');
      expect(JSON.stringify(rows)).not.toContain('SECRET');
    });
  });
});
