import { describe, expect, it } from 'vitest';
import { changeRoles } from '#src/modules/identity/commands/change-roles.ts';
import { invitePerson } from '#src/modules/identity/commands/invite-person.ts';
import { lockAccount } from '#src/modules/identity/commands/lock-account.ts';
import { removePerson } from '#src/modules/identity/commands/remove-person.ts';
import { requireSecondFactor } from '#src/modules/identity/commands/require-second-factor.ts';
import { getOrganisation, listOrganisations } from '#src/modules/identity/reads/organisations.ts';
import { getMember, listPeople } from '#src/modules/identity/reads/people.ts';
import type { Role } from '#src/policy/actor.ts';
import { actorFor, addPerson, BODIES, identityDatabase, rowsOf, type TestPerson } from './people.ts';

const database = identityDatabase();
const { buedingen, nidda, ministry, provider } = BODIES;

/** A body of its own for each test, so that who else administers it is known. */
async function newBody(): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    database(),
    `INSERT INTO body (kind, official_name, short_name, search_text, sort_name)
     VALUES ('special_purpose_association', 'Testverband', 'Testverband', 'testverband', 'testverband') RETURNING id`,
  );
  return row?.id ?? '';
}

const person = (bodyId: string, ...roles: Role[]) => addPerson(database(), [{ bodyId, roles }]);
const membership = (of: TestPerson, bodyId: string) => of.memberships[bodyId] ?? '';

async function rolesOf(membershipId: string): Promise<string[] | null> {
  const [row] = await rowsOf<{ roles: string[]; ended_at: Date | null }>(
    database(),
    'SELECT roles, ended_at FROM membership WHERE id = $1',
    [membershipId],
  );
  return row && row.ended_at === null ? row.roles : null;
}

describe('managing people', () => {
  it('changes roles at once, with audit and mail, and shows a lost race', async () => {
    const body = await newBody();
    const actor = await actorFor(database(), await person(body, 'organisation_administrator'), body);
    const colleague = await person(body, 'reader');
    const input = { membershipId: membership(colleague, body), version: 1, roles: ['editor', 'signatory'] as Role[] };
    expect(await changeRoles.execute(actor, input)).toMatchObject({ ok: true });
    expect(await rolesOf(input.membershipId)).toEqual(['editor', 'signatory']);
    await expect(changeRoles.execute(actor, input)).rejects.toMatchObject({ code: 'conflict' });
    const audit = await rowsOf(
      database(),
      `SELECT FROM audit_entry WHERE action = 'identity.change_roles' AND subject_id = $1`,
      [input.membershipId],
    );
    const mails = await rowsOf(
      database(),
      `SELECT FROM outbox_message WHERE kind = 'role_changed' AND recipient = $1`,
      [colleague.email],
    );
    expect([audit.length, mails.length]).toEqual([1, 1]);
  });

  it.each([
    [['authority_decider'], 'role_does_not_fit_body'],
    [['auditor'], 'role_does_not_fit_body'],
    [['platform_administrator'], 'role_does_not_fit_body'],
    [[], 'no_role'],
  ] as const)('refuses the roles %j in an association as %s', async (roles, reason) => {
    const body = await newBody();
    const actor = await actorFor(database(), await person(body, 'organisation_administrator'), body);
    const membershipId = membership(await person(body, 'reader'), body);
    expect(await changeRoles.execute(actor, { membershipId, version: 1, roles: [...roles] })).toEqual({
      ok: false,
      reason,
    });
  });

  it('lets only platform administrators make platform administrators, and them alone', async () => {
    const organisation = await actorFor(
      database(),
      await person(provider.id, 'organisation_administrator'),
      provider.id,
    );
    const platform = await actorFor(database(), await person(provider.id, 'platform_administrator'), provider.id);
    const membershipId = membership(await person(provider.id, 'reader'), provider.id);
    const change = { membershipId, version: 1, roles: ['platform_administrator' as const] };
    expect(await changeRoles.execute(organisation, change)).toEqual({ ok: false, reason: 'roles_not_grantable' });
    const both = { ...change, roles: ['platform_administrator', 'editor'] as Role[] };
    expect(await changeRoles.execute(platform, both)).toEqual({ ok: false, reason: 'platform_role_stands_alone' });
    expect(await changeRoles.execute(platform, change)).toMatchObject({ ok: true });
  });

  it('gives nobody a role by their own hand, nor by inviting themselves', async () => {
    const body = await newBody();
    const administrator = await person(body, 'organisation_administrator');
    const actor = await actorFor(database(), administrator, body);
    const roles: Role[] = ['organisation_administrator', 'signatory'];
    expect(
      await changeRoles.execute(actor, { membershipId: membership(administrator, body), version: 1, roles }),
    ).toEqual({
      ok: false,
      reason: 'own_roles',
    });
    const platformPerson = await person(provider.id, 'platform_administrator');
    const platform = await actorFor(database(), platformPerson, provider.id);
    const invitation = { bodyId: body, email: platformPerson.email, displayName: 'Ich', roles: ['editor'] as Role[] };
    expect(await invitePerson.execute(platform, invitation)).toEqual({ ok: false, reason: 'own_address' });
    const own = { membershipId: membership(platformPerson, provider.id), version: 1, roles: ['editor'] as Role[] };
    expect(await changeRoles.execute(platform, own)).toEqual({ ok: false, reason: 'own_roles' });
  });

  it('treats people and invitations of another organisation as absent', async () => {
    const actor = await actorFor(database(), await person(buedingen.id, 'organisation_administrator'), buedingen.id);
    const stranger = await person(nidda.id, 'reader');
    const membershipId = membership(stranger, nidda.id);
    const absent = { code: 'not_found' };
    await expect(changeRoles.execute(actor, { membershipId, version: 1, roles: ['editor'] })).rejects.toMatchObject(
      absent,
    );
    await expect(removePerson.execute(actor, { membershipId, version: 1 })).rejects.toMatchObject(absent);
    await expect(lockAccount.execute(actor, { personId: stranger.id })).rejects.toMatchObject(absent);
    expect(await getMember(actor, membershipId)).toBeNull();
    expect(await getOrganisation(actor, nidda.id)).toBeNull();
    await expect(listPeople(actor, { organisation: nidda.id })).rejects.toMatchObject(absent);
    await expect(listOrganisations(actor, {})).rejects.toMatchObject({ code: 'forbidden' });
    const invitation = { bodyId: nidda.id, email: 'a@test.example', displayName: 'A', roles: ['reader'] as Role[] };
    await expect(invitePerson.execute(actor, invitation)).rejects.toMatchObject({ code: 'forbidden' });
    const rule = { bodyId: nidda.id, version: 1, required: 'ja' as const };
    await expect(requireSecondFactor.execute(actor, rule)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each(['reader', 'editor', 'signatory', 'security_officer'] as const)('is no business of a %s', async (role) => {
    const actor = await actorFor(database(), await person(buedingen.id, role), buedingen.id);
    const membershipId = membership(await person(buedingen.id, 'reader'), buedingen.id);
    const denied = { code: 'forbidden' };
    await expect(changeRoles.execute(actor, { membershipId, version: 1, roles: ['editor'] })).rejects.toMatchObject(
      denied,
    );
    await expect(removePerson.execute(actor, { membershipId, version: 1 })).rejects.toMatchObject(denied);
    await expect(listPeople(actor, {})).rejects.toMatchObject(denied);
    expect(await getMember(actor, membershipId)).toBeNull();
  });

  it('stops with the role: a request that began as administrator does not end as one', async () => {
    const body = await newBody();
    const administrator = await person(body, 'organisation_administrator');
    const actor = await actorFor(database(), administrator, body);
    await rowsOf(database(), `UPDATE membership SET roles = '{reader}' WHERE person_id = $1`, [administrator.id]);
    const membershipId = membership(await person(body, 'reader'), body);
    await expect(removePerson.execute(actor, { membershipId, version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the last administrator', () => {
  it('can neither be removed nor lose the role', async () => {
    const body = await newBody();
    const administrator = await person(body, 'organisation_administrator', 'editor');
    const locked = await person(body, 'organisation_administrator');
    await rowsOf(database(), `UPDATE person SET status = 'locked' WHERE id = $1`, [locked.id]);
    const actor = await actorFor(database(), administrator, body);
    const membershipId = membership(administrator, body);
    expect(await removePerson.execute(actor, { membershipId, version: 1 })).toEqual({
      ok: false,
      reason: 'last_administrator',
    });
    expect(await changeRoles.execute(actor, { membershipId, version: 1, roles: ['editor'] })).toEqual({
      ok: false,
      reason: 'last_administrator',
    });
  });

  it('remains when two administrators remove each other at the same moment, twenty times', async () => {
    for (let round = 0; round < 20; round += 1) {
      const body = await newBody();
      const [first, second] = [
        await person(body, 'organisation_administrator'),
        await person(body, 'organisation_administrator'),
      ];
      const [actorOne, actorTwo] = [await actorFor(database(), first, body), await actorFor(database(), second, body)];
      const results = await Promise.allSettled([
        removePerson.execute(actorOne, { membershipId: membership(second, body), version: 1 }),
        removePerson.execute(actorTwo, { membershipId: membership(first, body), version: 1 }),
      ]);
      const done = results.filter((result) => result.status === 'fulfilled' && result.value.ok);
      const left = await rowsOf(
        database(),
        `SELECT FROM membership WHERE body_id = $1 AND ended_at IS NULL AND roles @> '{organisation_administrator}'`,
        [body],
      );
      expect([done.length, left.length]).toEqual([1, 1]);
    }
  });

  it('remains when two administrators give the role up at the same moment', async () => {
    const body = await newBody();
    const both = [
      await person(body, 'organisation_administrator', 'reader'),
      await person(body, 'organisation_administrator', 'reader'),
    ];
    const outcomes = await Promise.all(
      both.map(async (one) =>
        changeRoles.execute(await actorFor(database(), one, body), {
          membershipId: membership(one, body),
          version: 1,
          roles: ['reader'],
        }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('of the portal remains when two lock each other at the same moment', async () => {
    await rowsOf(
      database(),
      `UPDATE membership SET ended_at = now() WHERE roles @> '{platform_administrator}' AND ended_at IS NULL`,
    );
    const both = [
      await person(ministry.id, 'platform_administrator'),
      await person(provider.id, 'platform_administrator'),
    ];
    const [one, two] = both;
    if (!one || !two) throw new Error('two people were added');
    const [actorOne, actorTwo] = [
      await actorFor(database(), one, ministry.id),
      await actorFor(database(), two, provider.id),
    ];
    const results = await Promise.allSettled([
      lockAccount.execute(actorOne, { personId: two.id }),
      lockAccount.execute(actorTwo, { personId: one.id }),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled' && result.value.ok)).toHaveLength(1);
    const active = await rowsOf(database(), `SELECT FROM person WHERE id = ANY($1) AND status = 'active'`, [
      [one.id, two.id],
    ]);
    expect(active).toHaveLength(1);
  });
});

describe('lists of people', () => {
  it('page through five hundred rows in both directions without leaving one out', async () => {
    const body = await newBody();
    const actor = await actorFor(database(), await person(body, 'organisation_administrator'), body);
    await rowsOf(
      database(),
      `WITH people AS (INSERT INTO person (email, display_name)
         SELECT 'liste' || n || '@test.example', (ARRAY['Ärmel','arg','Öl','Zoe','Aal'])[n % 5 + 1] || n FROM generate_series(1, 500) n
         RETURNING id)
       INSERT INTO membership (person_id, body_id, roles) SELECT id, $1, '{reader}' FROM people`,
      [body],
    );
    const seen: string[] = [];
    let page = await listPeople(actor, {});
    while (page.next) {
      seen.push(...page.rows.map(({ displayName }) => displayName));
      page = await listPeople(actor, { stelle: page.next });
    }
    seen.push(...page.rows.map(({ displayName }) => displayName));
    expect(new Set(seen).size).toBe(501);
    expect(seen).toEqual(seen.toSorted(new Intl.Collator('de').compare));
    const back: string[] = page.rows.map(({ displayName }) => displayName);
    while (page.previous) {
      page = await listPeople(actor, { stelle: page.previous });
      back.unshift(...page.rows.map(({ displayName }) => displayName));
    }
    expect(back).toEqual(seen);
    expect((await listPeople(actor, { q: 'liste77@' })).rows).toHaveLength(1);
    expect((await listPeople(actor, { q: "%' OR 1=1 --" })).rows).toEqual([]);
    expect((await listPeople(actor, { rolle: 'organisation_administrator' })).rows).toHaveLength(1);
    expect((await listPeople(actor, { stelle: 'Unfug' })).rows).toHaveLength(50);
  });

  it('show platform administrators every organisation and its people, and what they set', async () => {
    const platform = await actorFor(database(), await person(provider.id, 'platform_administrator'), provider.id);
    const first = await listOrganisations(platform, {});
    expect(first.rows).toHaveLength(50);
    const found = await listOrganisations(platform, { q: 'Büdingen', art: 'municipality' });
    expect(found.rows.map(({ name }) => name)).toEqual(['Büdingen']);
    expect((await listOrganisations(platform, { art: "'; DROP TABLE body" })).rows).toEqual([]);
    const before = await getOrganisation(platform, buedingen.id);
    expect(before?.requiresSecondFactor).toBe(false);
    await requireSecondFactor.execute(platform, {
      bodyId: buedingen.id,
      version: before?.version ?? 0,
      required: 'ja',
    });
    const after = await getOrganisation(platform, buedingen.id);
    expect(after?.requiresSecondFactor).toBe(true);
    await requireSecondFactor.execute(platform, {
      bodyId: buedingen.id,
      version: after?.version ?? 0,
      required: 'nein',
    });
  });
});
