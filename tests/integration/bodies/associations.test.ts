import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { districtId, municipalityId } from '#prisma/seed/reference/fixed-id.ts';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import { addSpecialPurposeAssociation } from '#src/modules/bodies/commands/add-special-purpose-association.ts';
import { editSpecialPurposeAssociation } from '#src/modules/bodies/commands/edit-special-purpose-association.ts';
import { parseBodyListQuery } from '#src/modules/bodies/domain/list-query.ts';
import { getBody } from '#src/modules/bodies/reads/get-body.ts';
import { listBodies } from '#src/modules/bodies/reads/list-bodies.ts';
import { listDistricts } from '#src/modules/bodies/reads/list-districts.ts';
import type { Actor, Role } from '#src/policy/actor.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

function actorWith(role: Role, body: Pick<Actor, 'bodyId' | 'bodyKind'>): Actor {
  return {
    personId: randomUUID(),
    displayName: 'Testperson',
    sessionId: randomUUID(),
    bodyName: 'Teststelle',
    roles: [role],
    assurance: 'substantial',
    ...body,
  };
}

const MINISTRY = { bodyId: INSTITUTION_IDS.ministry, bodyKind: 'state_ministry' } as const;
const coordinator = actorWith('land_coordinator', MINISTRY);
const administrator = actorWith('platform_administrator', { bodyId: INSTITUTION_IDS.ekom21, bodyKind: 'it_provider' });

function inputNamed(officialName: string, more: Record<string, unknown> = {}) {
  return addSpecialPurposeAssociation.schema.parse({ officialName, sourceNote: 'Satzung vom 1. März 2024', ...more });
}

describe('Zweckverbände in the register', () => {
  const database = useTestDatabase();

  it.each([
    ['the Land coordinator', coordinator],
    ['a platform administrator', administrator],
  ])('are added by %s and found at once', async (_, actor) => {
    const name = `Zweckverband Grüntal ${randomUUID().slice(0, 8)}`;
    const input = inputNamed(name, { districtId: districtId('06440'), validFrom: '01.03.2024', seatPostcode: '63654' });
    const added = await addSpecialPurposeAssociation.execute(actor, input);
    if (!added.ok) throw new Error(added.reason);
    const body = await getBody(added.value.slug);
    expect(body).toMatchObject({
      officialName: name,
      address: added.value.slug,
      region: 'darmstadt',
      district: { address: '06440' },
      validFrom: '2024-03-01',
    });
    // A Zweckverband may belong to a Landkreis; a Gemeinde of it it is not.
    expect((await getBody('06440'))?.members).toHaveLength(25);
    expect((await listDistricts()).find((district) => district.key === '06440')?.municipalities).toBe(25);
    const found = await listBodies(parseBodyListQuery({ suche: name.replace('ü', 'ue') }));
    expect(found.items.map((item) => item.id)).toEqual([added.value.id]);
    const { rows } = await asSuperuser(database(), (client) =>
      client.query('SELECT action, actor_person_id FROM audit_entry WHERE subject_id = $1', [added.value.id]),
    );
    expect(rows).toEqual([{ action: 'bodies.add_special_purpose_association', actor_person_id: actor.personId }]);
  });

  it.each<[string, Actor]>([
    ['an editor', actorWith('editor', { bodyId: municipalityId('06440004'), bodyKind: 'municipality' })],
    ['an auditor', actorWith('auditor', MINISTRY)],
    [
      'someone who calls himself coordinator in a town',
      actorWith('land_coordinator', { bodyId: municipalityId('06440004'), bodyKind: 'municipality' }),
    ],
  ])('are not added by %s', async (_, actor) => {
    await expect(
      addSpecialPurposeAssociation.execute(actor, inputNamed('Zweckverband Verboten')),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await listBodies(parseBodyListQuery({ suche: 'Verboten' }))).total).toBe(0);
  });

  it('do not bear a name twice', async () => {
    const name = 'Zweckverband Doppelt';
    expect((await addSpecialPurposeAssociation.execute(coordinator, inputNamed(name))).ok).toBe(true);
    expect(await addSpecialPurposeAssociation.execute(coordinator, inputNamed(name.toUpperCase()))).toEqual({
      ok: false,
      reason: 'name_taken',
    });
  });

  it('are added once, however often the form is sent', async () => {
    const key = randomUUID();
    const input = inputNamed('Zweckverband Einmal');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => addSpecialPurposeAssociation.execute(coordinator, input, key)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await listBodies(parseBodyListQuery({ suche: 'Einmal' }))).total).toBe(1);
  });

  it('are corrected under the same address, by whoever comes first', async () => {
    const added = await addSpecialPurposeAssociation.execute(coordinator, inputNamed('Zweckverband Alt'));
    if (!added.ok) throw new Error(added.reason);
    const { id, slug } = added.value;
    const edit = (officialName: string) =>
      editSpecialPurposeAssociation.execute(
        administrator,
        editSpecialPurposeAssociation.schema.parse({
          id,
          version: '1',
          officialName,
          sourceNote: 'Satzung',
          validTo: '31.12.2024',
        }),
      );
    const results = await Promise.allSettled([edit('Zweckverband Neu A'), edit('Zweckverband Neu B')]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'conflict' });
    expect(await getBody(slug)).toMatchObject({ address: slug, version: 2, ended: true });
  });

  it('are the only bodies that can be corrected by hand', async () => {
    const input = editSpecialPurposeAssociation.schema.parse({
      id: municipalityId('06440004'),
      version: '1',
      officialName: 'Anderer Name',
      sourceNote: 'keine',
    });
    await expect(editSpecialPurposeAssociation.execute(coordinator, input)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it.each([
    ['no name', { officialName: '  ' }, 'officialName'],
    ['a huge name', { officialName: 'x'.repeat(201) }, 'officialName'],
    ['a postcode of letters', { seatPostcode: 'abcde' }, 'seatPostcode'],
    ['a Landkreis that is no id', { districtId: "' OR 1=1" }, 'districtId'],
    ['an unknown Regierungsbezirk', { region: 'wiesbaden' }, 'region'],
    ['a day that does not exist', { validFrom: '31.02.2024' }, 'validFrom'],
    ['several names', { officialName: ['a', 'b'] }, 'officialName'],
  ])('are refused with %s', (_, wrong, field) => {
    const result = addSpecialPurposeAssociation.schema.safeParse({ officialName: 'x', sourceNote: 'y', ...wrong });
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
  });
});
