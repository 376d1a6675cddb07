import { beforeAll, describe, expect, it } from 'vitest';
import { approveCooperation } from '#src/modules/cooperations/commands/approve-cooperation.ts';
import {
  LIST_SCOPES,
  LIST_SORTS,
  parseCooperationListQuery,
  SCOPE_SLUGS,
  SORT_SLUGS,
  STATUS_SLUGS,
} from '#src/modules/cooperations/domain/list-query.ts';
import { COOPERATION_STATUSES } from '#src/modules/cooperations/domain/status.ts';
import { exportCooperations, listCooperations, listScopes } from '#src/modules/cooperations/reads/list.ts';
import { exportPublicCooperations, listPublicCooperations } from '#src/modules/cooperations/reads/public.ts';
import { countPublicCooperations } from '#src/modules/cooperations/reads.ts';
import type { Actor } from '#src/policy/actor.ts';
import {
  acceptedValue,
  completeDraft,
  draft,
  type Stage,
  setStage,
  shownTo,
  submitted,
} from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { addCooperation } from '#tests/support/portal-fixtures.ts';

const database = useTestDatabase();
let stage: Stage;
let ids: { draft: string; complete: string; submitted: string; approved: string };

beforeAll(async () => {
  stage = await asSuperuser(database(), setStage);
  ids = {
    draft: await draft(stage),
    complete: await completeDraft(stage),
    submitted: await submitted(stage),
    approved: await submitted(stage),
  };
  const shown = await shownTo(stage.authority, ids.approved);
  acceptedValue(await approveCooperation.execute(stage.authority, { ...shown, reason: '', conditions: '' }));
}, 60_000);

const list = async (actor: Actor, parameters: Record<string, string> = {}) => {
  const found = await listCooperations(actor, parseCooperationListQuery(parameters));
  return { ...found, ids: found.items.map(({ id }) => id) };
};

describe('lists of cooperations', () => {
  it('show a body what it takes part in', async () => {
    expect((await list(stage.lead)).ids.sort()).toEqual(Object.values(ids).sort());
    expect((await list(stage.partner)).ids).not.toContain(ids.draft);
    expect((await list(stage.stranger)).ids).toEqual([]);
  });

  it('show an authority what was submitted to it, and the Land all that ever was', async () => {
    const wanted = [ids.submitted, ids.approved].sort();
    expect((await list(stage.authority, { bereich: 'aufsicht' })).ids.sort()).toEqual(wanted);
    expect((await list(stage.coordinator)).ids.sort()).toEqual(wanted);
    expect((await list(stage.regionalCouncil)).ids).toEqual([]);
  });

  it('open no scope by address that is not the actor’s', async () => {
    expect(listScopes(stage.lead)).toEqual(['own', 'public']);
    expect(await list(stage.lead, { bereich: 'land' })).toMatchObject({ scope: 'own' });
    expect(await list(stage.platformAdministrator, { bereich: 'eigene' })).toMatchObject({
      scope: 'public',
      items: [],
    });
  });

  it.each([
    [{ status: 'entwurf' }, ['complete', 'draft']],
    [{ feld: 'information_security' }, ['approved', 'complete', 'submitted']],
    [{ partner: '06440001' }, ['approved', 'complete', 'submitted']],
    [{ partner: '06440002' }, []],
    [{ bezirk: 'darmstadt' }, ['approved', 'complete', 'draft', 'submitted']],
    [{ bezirk: 'kassel' }, []],
    [{ suche: 'Sicherheit' }, ['approved', 'complete', 'submitted']],
    [{ suche: 'buedingen' }, ['approved', 'complete', 'draft', 'submitted']],
    [{ suche: 'altenstadt gemeinsame' }, ['approved', 'complete', 'submitted']],
    [{ suche: '!?' }, []],
    [{ suche: "%' OR 1=1 --" }, []],
  ] as const)('narrow by %j', async (parameters, names) => {
    const found = await list(stage.lead, { ...parameters });
    expect(found.ids.sort()).toEqual(names.map((name) => ids[name]).sort());
  });

  it('work in every order, scope and status, and stay within bounds', async () => {
    for (const scope of LIST_SCOPES) {
      for (const sort of LIST_SORTS) {
        const found = await list(stage.coordinator, {
          bereich: SCOPE_SLUGS[scope],
          sortierung: SORT_SLUGS[sort],
          richtung: 'ab',
          seite: '999999',
        });
        expect(found.page).toBeLessThanOrEqual(found.pageCount);
      }
    }
    for (const status of COOPERATION_STATUSES) await list(stage.lead, { status: STATUS_SLUGS[status] });
  });

  it('say for each line who leads, who else, and what is due', async () => {
    const [item] = (await list(stage.authority, { bereich: 'aufsicht', status: 'eingereicht' })).items;
    expect(item).toMatchObject({
      leadName: stage.lead.bodyName,
      partnerNames: [stage.partner.bodyName],
      partnerCount: 1,
      authorityName: stage.authority.bodyName,
      fieldLabel: 'Informationssicherheit',
    });
    expect(item?.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('turn pages of fifty and export all of them', async () => {
    await asSuperuser(database(), async (client) => {
      for (let number = 0; number < 60; number++) {
        await addCooperation(client, { leadBodyId: stage.regionalCouncil.bodyId, title: `Vorhaben ${number}` });
      }
    });
    const first = await list(stage.regionalCouncil, { bereich: 'eigene', sortierung: 'titel' });
    const second = await list(stage.regionalCouncil, { bereich: 'eigene', sortierung: 'titel', seite: '2' });
    expect([first.items.length, second.items.length, first.total, first.pageCount]).toEqual([50, 10, 60, 2]);
    expect(new Set([...first.ids, ...second.ids]).size).toBe(60);
    const exported = [];
    for await (const batch of exportCooperations(
      stage.regionalCouncil,
      parseCooperationListQuery({ bereich: 'eigene', seite: '2' }),
    ))
      exported.push(...batch);
    expect(exported).toHaveLength(60);
  });
});

describe('public cooperations', () => {
  const publicIds = async (parameters: Record<string, string> = {}) =>
    (await listPublicCooperations(parseCooperationListQuery(parameters))).items.map(({ id }) => id);

  it('are the decided ones, with nothing but their public part', async () => {
    expect(await publicIds({ partner: '06440004' })).toEqual([ids.approved]);
    const [item] = (await listPublicCooperations(parseCooperationListQuery({ partner: '06440004' }))).items;
    expect(Object.keys(item ?? {}).sort()).toEqual(
      [
        'fieldKey',
        'fieldLabel',
        'historic',
        'id',
        'partners',
        'place',
        'reference',
        'regions',
        'since',
        'sourceNote',
        'sourceUrl',
        'startsOn',
        'status',
        'title',
        'total',
      ].sort(),
    );
    expect(await countPublicCooperations()).toBeGreaterThan(0);
  });

  it.each([
    [{ suche: 'Altenstadt' }, true],
    [{ suche: 'Informationssicherheit', bezirk: 'darmstadt' }, true],
    [{ feld: 'school_it' }, false],
    [{ status: 'entwurf' }, false],
    [{ status: 'genehmigt', sortierung: 'titel', partner: '06440001' }, true],
  ])('narrow by %j', async (parameters, found) => {
    expect((await publicIds(parameters)).includes(ids.approved)).toBe(found);
  });

  it('can be exported', async () => {
    const exported = [];
    for await (const batch of exportPublicCooperations(parseCooperationListQuery({}))) exported.push(...batch);
    expect(exported.map(({ id }) => id)).toContain(ids.approved);
  });
});
