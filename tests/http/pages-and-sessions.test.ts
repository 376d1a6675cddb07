import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import { ROOT } from '#src/cli/root.ts';
import type { CastActor } from '#tests/support/actors.ts';
import { type Answer, ask, type FaultPortal, inParallel, startFaultPortal } from '#tests/support/fault-portal.ts';
import { listPages, listRoutes } from '#tests/support/matrix-enumeration.ts';
import { audienceOf } from '#tests/support/matrix-expectations.ts';
import {
  CASE_PAGES,
  casePageAnswer,
  OTHER_PAGES,
  PAGE_SUBJECTS,
  type PageAnswer,
  ROUTES,
  ROUTES_ASKED_ELSEWHERE,
} from '#tests/support/matrix-pages.ts';
import {
  PURCHASE_PAGES,
  PURCHASE_ROUTES,
  PURCHASE_ROUTES_ASKED_ELSEWHERE,
  PURCHASING_PAGES,
  PURCHASING_ROUTES,
} from '#tests/support/matrix-purchase-pages.ts';
import { purchaseLeaks } from '#tests/support/matrix-purchase-secrets.ts';
import type { PurchaseWorld } from '#tests/support/matrix-purchases.ts';
import { relationOf, type Subject } from '#tests/support/matrix-subjects.ts';

/** Roles that pages tell apart; the others are told apart by commands and reads (tests/integration/matrix). */
const ROLES: readonly string[] = [
  'reader',
  'editor',
  'signatory',
  'organisation_administrator',
  'authority_decider',
  'land_coordinator',
  'auditor',
  'platform_administrator',
];

/** How else Next asks for a page: the client's navigation, and its prefetches. Gates must hold for each. */
const OTHER_REQUESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  navigation: { RSC: '1' },
  prefetch: { RSC: '1', 'Next-Router-Prefetch': '1' },
  'segment prefetch': { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  'claim of having passed a middleware': { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware' },
};

function judge(answer: Answer): PageAnswer | string {
  if (answer.status === 200) return 'page';
  if (answer.status === 403) return 'forbidden';
  if (answer.status === 404) return 'absent';
  if (answer.status === 307 || answer.status === 303) return answer.location === '/anmelden' ? 'signin' : 'elsewhere';
  return String(answer.status);
}

describe('pages, exports and files over HTTP', () => {
  let world: FaultPortal;
  let cells = 0;

  beforeAll(async () => {
    world = await startFaultPortal({}, { purchases: true });
  });
  afterAll(async () => {
    console.info(`matrix: ${cells} cells over HTTP`);
    await world?.stop();
  });

  const subjectOf = (key: string): Subject => {
    const subject = world.subjects.find((candidate) => candidate.key === key);
    if (!subject) throw new Error(`there is no case ${key}`);
    return subject;
  };
  /** One body of every relation (of strangers one of every kind), with the roles pages tell apart, and a visitor. */
  const visitorsOf = (subject: Subject): (CastActor | null)[] => {
    const bodies = new Map<string, string>();
    const kept = audienceOf(subject, world.cast).filter((actor) => {
      const relation = relationOf(actor.bodyId, subject);
      const group = relation === 'none' ? actor.bodyKind : relation;
      if (!bodies.has(group)) bodies.set(group, actor.bodyId);
      return bodies.get(group) === actor.bodyId && ROLES.includes(actor.roles[0] ?? '');
    });
    return [null, ...kept];
  };
  const nameOf = (actor: CastActor | null) => actor?.label ?? 'a visitor';

  async function askEverybody(
    path: string,
    subject: Subject,
    due: (actor: CastActor | null) => PageAnswer,
  ): Promise<string[]> {
    const wrong: string[] = [];
    await inParallel(visitorsOf(subject), 3, async (actor) => {
      const expected = due(actor);
      const answer = await ask(world.portal, path, actor);
      cells++;
      const got = judge(answer);
      const same = got === expected || (expected === 'elsewhere' && got === 'absent');
      if (!same)
        wrong.push(
          `${nameOf(actor)} (${actor ? relationOf(actor.bodyId, subject) : ''}): expected ${expected}, got ${got}`,
        );
      for (const leak of world.secrets.in(answer.text, actor)) wrong.push(`${nameOf(actor)}: shows ${leak}`);
    });
    return wrong;
  }

  it.each(CASE_PAGES.map((row) => [row.page, row] as const))('%s opens for whom it is meant', async (_, row) => {
    for (const key of PAGE_SUBJECTS) {
      const subject = subjectOf(key);
      const wrong = await askEverybody(row.path(subject.id), subject, (actor) => casePageAnswer(row, actor, subject));
      expect(wrong, key).toEqual([]);
    }
  });

  it.each(OTHER_PAGES.map((row) => [row.page, row] as const))('%s opens for whom it is meant', async (_, row) => {
    const { stage } = world;
    const subject = subjectOf('submitted_approval');
    expect(await askEverybody(row.path?.(stage) ?? row.page, subject, (actor) => row.answer(actor, stage))).toEqual([]);
  });

  it.each(ROUTES.map((row) => [row.route, row] as const))('%s answers whom it is meant for', async (_, row) => {
    for (const key of row.path ? PAGE_SUBJECTS : (['submitted_approval'] as const)) {
      const subject = subjectOf(key);
      const path = row.path?.(subject) ?? row.route.replace('GET ', '');
      expect(await askEverybody(path, subject, (actor) => row.answer(actor, subject)), key).toEqual([]);
    }
  });

  /** People around the purchases with the roles pages tell apart, one stranger of every kind, and a visitor. */
  const peopleOfPurchases = (): (CastActor | null)[] => {
    const bodies = Object.values(purchases().bodies).map(({ id }) => id);
    const outside = new Map<string, string>();
    for (const { bodyId, bodyKind } of world.cast)
      if (!bodies.includes(bodyId) && !outside.has(bodyKind)) outside.set(bodyKind, bodyId);
    const asked = [...bodies, INSTITUTION_IDS.ministry, ...outside.values()];
    return [
      null,
      ...world.cast.filter(({ bodyId, roles }) => asked.includes(bodyId) && ROLES.includes(roles[0] ?? '')),
    ];
  };
  const purchases = (): PurchaseWorld => {
    if (!world.purchases) throw new Error('no purchases were planted');
    return world.purchases;
  };

  async function askAll(
    path: string,
    due: (actor: CastActor | null) => PageAnswer,
    leaksIn: (text: string, actor: CastActor | null) => readonly string[] = () => [],
  ): Promise<string[]> {
    const wrong: string[] = [];
    await inParallel(peopleOfPurchases(), 3, async (actor) => {
      const expected = due(actor);
      const answer = await ask(world.portal, path, actor);
      cells++;
      const got = judge(answer);
      if (got !== expected && !(expected === 'elsewhere' && got === 'absent'))
        wrong.push(`${nameOf(actor)}: expected ${expected}, got ${got}`);
      const leaks = [...leaksIn(answer.text, actor), ...world.secrets.in(answer.text, actor)];
      for (const leak of leaks) wrong.push(`${nameOf(actor)}: shows ${leak}`);
    });
    return wrong;
  }

  it.each([...PURCHASE_PAGES, ...PURCHASE_ROUTES].map((row) => [`${row.page} (${row.stages})`, row] as const))(
    '%s opens for whom it is meant, and shows nobody foreign demand or offers',
    async (_, row) => {
      for (const subject of purchases().subjects.filter(({ key }) => row.stages.includes(key))) {
        const wrong = await askAll(
          row.path(subject),
          (actor) => row.answer(actor, subject),
          // The public page of what runs bears its number.
          (text, actor) =>
            purchaseLeaks(text, actor, subject).filter(
              (leak) => subject.key !== 'running' || leak !== subject.reference,
            ),
        );
        expect(wrong, subject.key).toEqual([]);
      }
    },
  );

  it.each([...PURCHASING_PAGES, ...PURCHASING_ROUTES].map((row) => [row.page, row] as const))(
    '%s opens for whom it is meant',
    async (_, row) => {
      const path = row.path?.(purchases()) ?? row.page.replace('GET ', '');
      expect(await askAll(path, (actor) => row.answer(actor, purchases()))).toEqual([]);
    },
  );

  it.each(Object.entries(OTHER_REQUESTS))('a %s tells nobody more than the page does', async (_, headers) => {
    const wrong: string[] = [];
    const subject = subjectOf('submitted_approval');
    const paths = [
      ...CASE_PAGES.map((row) => row.path(subject.id)),
      ...OTHER_PAGES.map((row) => row.path?.(world.stage) ?? row.page),
    ];
    const strangers = visitorsOf(subject).filter(
      (actor) =>
        actor === null ||
        (['former', 'none'].includes(relationOf(actor.bodyId, subject)) &&
          ROLES.slice(1, 2).includes(actor.roles[0] ?? '')) ||
        actor.roles.includes('platform_administrator'),
    );
    await inParallel(paths, 3, async (path) => {
      for (const actor of strangers) {
        const answer = await ask(world.portal, path, actor, { headers });
        cells++;
        if (answer.status >= 500) wrong.push(`${path} for ${nameOf(actor)}: ${answer.status}`);
        for (const leak of world.secrets.in(answer.text, actor))
          wrong.push(`${path} for ${nameOf(actor)}: shows ${leak}`);
      }
    });
    expect(wrong).toEqual([]);
  });

  it('leaves no page and no route out: a new one needs a row in a table', () => {
    const pages = [...CASE_PAGES, ...PURCHASE_PAGES, ...PURCHASING_PAGES, ...OTHER_PAGES].map(({ page }) => page);
    expect([...new Set(pages)].sort()).toEqual(listPages());
    const routes = [
      ...ROUTES.map(({ route }) => route),
      ...[...PURCHASE_ROUTES, ...PURCHASING_ROUTES].map(({ page }) => page),
      ...ROUTES_ASKED_ELSEWHERE,
      ...PURCHASE_ROUTES_ASKED_ELSEWHERE,
    ];
    expect([...new Set(routes)].sort()).toEqual(listRoutes());
  });

  it('holds without any proxy or middleware: there is none', () => {
    const places = ['proxy', 'middleware'].flatMap((name) =>
      ['ts', 'tsx', 'js', 'mjs'].flatMap((ending) => [`${name}.${ending}`, join('src', `${name}.${ending}`)]),
    );
    expect(places.filter((place) => existsSync(join(ROOT, place)))).toEqual([]);
  });
});
