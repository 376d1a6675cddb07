import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#src/cli/root.ts';
import type { CastActor } from '#tests/support/actors.ts';
import { ask, type FaultPortal, inParallel, startFaultPortal } from '#tests/support/fault-portal.ts';
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
import { relationOf, type Subject } from '#tests/support/matrix-subjects.ts';
import { askEach, nameOf, PAGE_ROLES } from '#tests/support/pages-asked.ts';

/** How else Next asks for a page: the client's navigation, and its prefetches. Gates must hold for each. */
const OTHER_REQUESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  navigation: { RSC: '1' },
  prefetch: { RSC: '1', 'Next-Router-Prefetch': '1' },
  'segment prefetch': { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  'claim of having passed a middleware': { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware' },
};

describe('pages, exports and files over HTTP', () => {
  let world: FaultPortal;
  let cells = 0;

  beforeAll(async () => {
    world = await startFaultPortal();
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
      return bodies.get(group) === actor.bodyId && PAGE_ROLES.includes(actor.roles[0] ?? '');
    });
    return [null, ...kept];
  };

  function askEverybody(
    path: string,
    subject: Subject,
    due: (actor: CastActor | null) => PageAnswer,
  ): Promise<string[]> {
    const people = visitorsOf(subject);
    cells += people.length;
    return askEach(world, path, people, due);
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
          PAGE_ROLES.slice(1, 2).includes(actor.roles[0] ?? '')) ||
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
