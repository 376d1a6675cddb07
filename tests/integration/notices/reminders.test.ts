import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { dispatchOutbox } from '#src/modules/notices/store/dispatch.ts';
import { writeReminders } from '#src/modules/notices/store/remind.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addCooperation, addMember, takeBodies } from '#tests/support/portal-fixtures.ts';

const database = useTestDatabase();
const running = new AbortController().signal;
const now = new Date();
const today = berlinDay(now);

beforeEach(() =>
  asSuperuser(database(), async (client) => {
    await client.query('TRUNCATE outbox_message, notice, mail, membership, invitation RESTART IDENTITY');
    // What another test left must not be due.
    await client.query('UPDATE cooperation SET consent_due_on = NULL, decision_due_on = NULL');
  }),
);

const outbox = () =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query<{
      kind: string;
      bodyIds: string[];
      roles: string[];
      payload: { dueOn: string };
    }>('SELECT kind, body_ids AS "bodyIds", roles, payload FROM outbox_message ORDER BY id');
    return rows;
  });

describe('daily reminders', () => {
  it('go to the body that must act, a week and a day before its deadline and the day after, once a day', async () => {
    const bodies = await asSuperuser(database(), async (client) => {
      const [lead, partner] = await takeBodies(client, 'municipality', 2);
      const [authority] = await takeBodies(client, 'regional_council', 1);
      if (!lead || !partner || !authority) throw new Error('the register is empty');
      for (const left of [8, 7, 6, 1, 0, -1, -2]) {
        await addCooperation(client, {
          leadBodyId: lead.id,
          status: 'submitted',
          authorityBodyId: authority.id,
          procedure: 'notice',
          submittedAt: now,
          decisionDueOn: addDays(today, left),
        });
      }
      await addCooperation(client, {
        leadBodyId: lead.id,
        status: 'collecting_consent',
        consentDueOn: addDays(today, 7),
        partners: [{ bodyId: partner.id, status: 'accepted' }],
      });
      return { lead, partner, authority };
    });
    expect(await writeReminders(running, now)).toBe(5);
    expect(await writeReminders(running, now)).toBe(0);
    const written = await outbox();
    const decisions = written.filter(({ kind }) => kind === 'decision_reminder');
    expect(decisions.map(({ payload }) => payload.dueOn).sort()).toEqual(
      [-1, 1, 7].map((left) => addDays(today, left)),
    );
    expect(
      decisions.every(({ bodyIds, roles }) => bodyIds[0] === bodies.authority.id && roles[0] === 'authority_decider'),
    ).toBe(true);
    expect(
      written
        .filter(({ kind }) => kind === 'consent_reminder')
        .map(({ bodyIds }) => bodyIds[0])
        .sort(),
    ).toEqual([bodies.lead.id, bodies.partner.id].sort());
  });

  it('two servers that remind at once write each reminder once', async () => {
    await asSuperuser(database(), async (client) => {
      const [lead] = await takeBodies(client, 'municipality', 1);
      await addCooperation(client, {
        leadBodyId: lead?.id ?? '',
        status: 'collecting_consent',
        consentDueOn: addDays(today, 1),
      });
    });
    const written = await Promise.all([writeReminders(running, now), writeReminders(running, now)]);
    expect(written[0] + written[1]).toBe(1);
    expect(await outbox()).toHaveLength(1);
  });

  it('tell the administrators of an organisation once that an invitation to the portal runs out', async () => {
    const administrator = await asSuperuser(database(), async (client) => {
      const [town] = await takeBodies(client, 'municipality', 1);
      if (!town) throw new Error('the register is empty');
      const member = await addMember(client, town, ['organisation_administrator']);
      await addMember(client, town, ['editor']);
      await client.query(
        `INSERT INTO invitation (token_hash, email, display_name, body_id, roles, invited_by, expires_at)
         VALUES ('x', 'new@example.org', 'Neu', $1, '{editor}', $2, now() + interval '2 days'),
           ('y', 'later@example.org', 'Neu', $1, '{editor}', $2, now() + interval '10 days')`,
        [town.id, member.personId],
      );
      return member;
    });
    expect(await writeReminders(running, now)).toBe(1);
    expect(await writeReminders(running, new Date(now.getTime() + 86_400_000))).toBe(0);
    await dispatchOutbox(running);
    await asSuperuser(database(), async (client) => {
      const { rows } = await client.query('SELECT recipient, subject FROM mail');
      expect(rows).toEqual([
        { recipient: administrator.email, subject: 'Eine Einladung in Ihre Organisation läuft ab' },
      ]);
    });
  });
});
