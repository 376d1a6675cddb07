import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { markAllNoticesRead } from '#src/modules/notices/commands/mark-all-notices-read.ts';
import { markNoticeRead } from '#src/modules/notices/commands/mark-notice-read.ts';
import { retryMail } from '#src/modules/notices/commands/retry-mail.ts';
import { parseListPosition } from '#src/modules/notices/domain/list-position.ts';
import { getMail, listMails } from '#src/modules/notices/reads/mails.ts';
import { listNotices } from '#src/modules/notices/reads/notices.ts';
import { dispatchOutbox } from '#src/modules/notices/store/dispatch.ts';
import type { Actor } from '#src/policy/actor.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addCooperation, addMember, addMessage, takeBodies } from '#tests/support/portal-fixtures.ts';

const database = useTestDatabase();
const running = new AbortController().signal;
const ALL = { onlyUnread: false, after: null };

let reader: Actor;
let neighbour: Actor;
let administrator: Actor;
let secretTitle: string;

beforeAll(async () => {
  await asSuperuser(database(), async (client) => {
    const [lead, town] = await takeBodies(client, 'municipality', 2);
    const [provider] = await takeBodies(client, 'it_provider', 1);
    if (!lead || !town || !provider) throw new Error('the register is empty');
    reader = await addMember(client, town, ['editor']);
    neighbour = await addMember(client, lead, ['editor']);
    administrator = await addMember(client, provider, ['platform_administrator']);
    secretTitle = 'Vertraulicher Titel';
    const cooperationId = await addCooperation(client, {
      leadBodyId: lead.id,
      title: secretTitle,
      partners: [{ bodyId: town.id, status: 'invited' }],
    });
    for (let index = 0; index < 30; index += 1) {
      await addMessage(client, {
        kind: 'cooperation_invitation',
        cooperationId,
        bodyIds: [town.id],
        payload: { actorBody: lead.name },
      });
    }
    await addMessage(client, {
      kind: 'invitation',
      recipient: 'new@example.org',
      payload: {
        bodyName: town.name,
        link: 'https://portal.example.org/einladung?t=SECRET',
        expiresAt: '2027-01-01T00:00:00Z',
      },
    });
  });
  await dispatchOutbox(running);
});

describe('one’s own notices', () => {
  it('are paged newest first, each once', async () => {
    const first = await listNotices(reader, ALL);
    expect(first.notices).toHaveLength(25);
    const second = await listNotices(reader, { onlyUnread: false, after: parseListPosition(first.next ?? '') });
    expect(second.notices).toHaveLength(5);
    expect(second.next).toBeNull();
    expect(new Set([...first.notices, ...second.notices].map(({ id }) => id)).size).toBe(30);
    expect(first.notices[0]?.text.title).toContain(secretTitle);
  });

  it('belong to the person and the body: nobody else reads or marks them', async () => {
    const [notice] = (await listNotices(reader, ALL)).notices;
    expect((await listNotices(neighbour, ALL)).notices).toEqual([]);
    expect((await listNotices({ ...reader, bodyId: neighbour.bodyId }, ALL)).notices).toEqual([]);
    const input = { noticeId: notice?.id ?? '' };
    await expect(markNoticeRead.execute(neighbour, input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(markNoticeRead.execute({ ...reader, bodyId: neighbour.bodyId }, input)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(markNoticeRead.execute(reader, { noticeId: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('can be marked read, one or all, and a second time changes nothing', async () => {
    const [notice] = (await listNotices(reader, { onlyUnread: true, after: null })).notices;
    const input = { noticeId: notice?.id ?? '' };
    const path = notice?.text.path;
    expect(path).toMatch(/^\//);
    expect(await markNoticeRead.execute(reader, input)).toMatchObject({ ok: true, value: { path } });
    expect(await markNoticeRead.execute(reader, input)).toMatchObject({ ok: true, value: { path } });
    expect((await listNotices(reader, ALL)).notices.find(({ id }) => id === notice?.id)?.read).toBe(true);
    const all = await markAllNoticesRead.execute(reader, {});
    expect(all.ok && all.value.count).toBeGreaterThan(0);
    expect(await markAllNoticesRead.execute(reader, {})).toMatchObject({ value: { count: 0 } });
    expect(await listNotices(reader, { onlyUnread: true, after: null })).toMatchObject({
      notices: [],
      hasUnread: false,
    });
  });

  it('lose their content with the access to the cooperation', async () => {
    await asSuperuser(database(), (client) =>
      client.query(`UPDATE cooperation_partner SET status = 'declined' WHERE body_id = $1`, [reader.bodyId]),
    );
    const { notices } = await listNotices(reader, ALL);
    expect(notices.length).toBe(25);
    expect(JSON.stringify(notices)).not.toContain(secretTitle);
    await asSuperuser(database(), (client) =>
      client.query(`UPDATE cooperation_partner SET status = 'invited' WHERE body_id = $1`, [reader.bodyId]),
    );
  });
});

describe('the outbox page', () => {
  const query = { status: null, after: null };

  it('is for platform administrators alone', async () => {
    await expect(listMails(reader, query)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getMail(reader, randomUUID())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(retryMail.execute(reader, { mailId: randomUUID() })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(retryMail.execute(administrator, { mailId: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('shows that mails go out, but neither what cooperations are about nor a link that opens an account', async () => {
    const { mails, backlog } = await listMails(administrator, query);
    expect(mails).toHaveLength(31);
    expect(backlog.pending).toBe(31);
    expect(JSON.stringify(mails)).not.toContain(secretTitle);
    for (const mail of mails) {
      const whole = await getMail(administrator, mail.id);
      expect(JSON.stringify(whole)).not.toContain(secretTitle);
      expect(JSON.stringify(whole)).not.toContain('SECRET');
      expect(whole?.body === null).toBe(mail.kind !== 'invitation');
    }
    expect(await getMail(administrator, 'not-an-id')).toBeNull();
    expect(await getMail(administrator, randomUUID())).toBeNull();
  });

  it('lets a failed mail be sent again, and no other', async () => {
    const [mail] = (await listMails(administrator, query)).mails;
    const input = { mailId: mail?.id ?? '' };
    expect(await retryMail.execute(administrator, input)).toEqual({ ok: false, reason: 'not_retryable' });
    await asSuperuser(database(), (client) =>
      client.query(`UPDATE mail SET status = 'failed', attempts = 30 WHERE id = $1`, [input.mailId]),
    );
    expect(await retryMail.execute(administrator, input)).toMatchObject({ ok: true });
    expect(await getMail(administrator, input.mailId)).toMatchObject({ status: 'pending', attempts: 0 });
    await asSuperuser(database(), async (client) => {
      const { rows } = await client.query(
        `SELECT action, subject_id AS "subjectId" FROM audit_entry ORDER BY sequence DESC LIMIT 1`,
      );
      expect(rows).toEqual([{ action: 'notices.retry_mail', subjectId: input.mailId }]);
    });
  });
});
