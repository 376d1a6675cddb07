import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#src/cli/root.ts';
import type { CastActor } from '#tests/support/actors.ts';
import { ask, type FaultPortal, inParallel, startFaultPortal } from '#tests/support/fault-portal.ts';
import { HOSTILE_KINDS, HOSTILE_TEXTS } from '#tests/support/hostile-values.ts';
import { listPages, listQueryReaders, listRoutes } from '#tests/support/matrix-enumeration.ts';
import {
  CASE_PAGES,
  casePageAnswer,
  OTHER_PAGES,
  PAGE_SUBJECTS,
  type PageAnswer,
} from '#tests/support/matrix-pages.ts';
import {
  isPurchasingPage,
  PURCHASE_PAGES,
  PURCHASE_ROUTES,
  PURCHASING_PAGES,
  PURCHASING_ROUTES,
} from '#tests/support/matrix-purchase-pages.ts';

/**
 * Names of query parameters, read from the code: every short word in quotes and every property in files that read an
 * address. Too many rather than too few: a page that does not know a parameter ignores it.
 */
function parameterNames(): string[] {
  const names = new Set<string>();
  for (const path of globSync(['src/app/**/*.{ts,tsx}', 'src/modules/**/*.{ts,tsx}'], { cwd: ROOT })) {
    const text = readFileSync(join(ROOT, path), 'utf8');
    if (!/searchParams|PARAMETERS|readonly q\?:|RawParameters|: Parameters\b/.test(text)) continue;
    for (const [, name = ''] of text.matchAll(/'([a-z]{1,14})'/g)) names.add(name);
    for (const [, name = ''] of text.matchAll(/\b(?:params|query|searchParams|parameters)\.([a-z]{1,14})\b/g))
      names.add(name);
    for (const [, list = ''] of text.matchAll(/const \{([^}]*)\} = await searchParams/g)) {
      for (const name of list.split(',')) names.add(name.split(':')[0]?.trim() ?? '');
    }
  }
  return [...names].filter(Boolean).sort();
}

/** Of purchases those that read their query, downloads included: a page that reads none cannot be hurt by one. */
const READERS = listQueryReaders();
const PURCHASE_READERS = [...PURCHASE_PAGES, ...PURCHASE_ROUTES, ...PURCHASING_PAGES, ...PURCHASING_ROUTES].filter(
  ({ page }, index, all) => READERS.includes(page) && all.findIndex((row) => row.page === page) === index,
);
const PAGES = [...CASE_PAGES, ...OTHER_PAGES, ...PURCHASE_READERS];

/** Roles pages are asked with, where they open for them. */
const ROLES = [
  'editor',
  'signatory',
  'authority_decider',
  'organisation_administrator',
  'land_coordinator',
  'auditor',
  'platform_administrator',
];

/** The front takes addresses up to 4,096 characters: names go in portions, values are cut so that many names fit. */
const LONGEST = 3_900;
const LONGEST_VALUE = 60;

function queriesOf(names: readonly string[], value: string, twice: boolean): string[] {
  const queries: string[] = [];
  let query = '';
  for (const name of names) {
    const encoded = encodeURIComponent(value.toWellFormed())
      .slice(0, LONGEST_VALUE)
      .replace(/%[0-9A-F]?$/, '');
    const part = `${name}=${encoded}${twice ? `&${name}=x&${name}[]=y` : ''}`;
    if (query && query.length + part.length > LONGEST) {
      queries.push(query);
      query = '';
    }
    query += (query ? '&' : '') + part;
  }
  return [...queries, query];
}

describe('hostile addresses', () => {
  let world: FaultPortal;
  let requests = 0;

  beforeAll(async () => {
    world = await startFaultPortal({}, { purchases: true });
  });
  afterAll(async () => {
    console.info(`hostile addresses: ${requests} requests`);
    await world?.stop();
  });

  const somebody = (role: string): CastActor => {
    const found = world.cast.find(
      ({ bodyId, roles }) => bodyId === world.stage.bodyId && roles.some((held) => held === role),
    );
    const other = found ?? world.cast.find(({ roles }) => roles.some((held) => held === role));
    if (!other) throw new Error(`nobody is cast as ${role}`);
    return other;
  };
  /**
   * For whom a page opens, so that its parameters are really read: a visitor, and somebody signed in; of the administration's
   * pages two, who are shown different things. Where it opens for nobody without more ado, it is asked all the same.
   */
  function readersOf(page: string, due: (actor: CastActor | null) => PageAnswer): (CastActor | null)[] {
    const entitled = ROLES.flatMap(
      (role) => world.cast.find((actor) => actor.roles.some((held) => held === role) && due(actor) === 'page') ?? [],
    );
    const signedIn = page.startsWith('/verwaltung')
      ? [...entitled.slice(0, 1), ...entitled.slice(1).slice(-1)]
      : entitled.slice(0, 1);
    const readers = due(null) === 'page' ? [null, ...signedIn] : signedIn;
    return readers.length > 0 ? readers : [null, somebody('editor')];
  }

  /** A page's address, and what anybody gets there; of a case, in a situation in which it opens for somebody. */
  function addressOf(row: (typeof PAGES)[number]): { path: string; due: (actor: CastActor | null) => PageAnswer } {
    const purchases = world.purchases;
    if ('stages' in row) {
      const offered = purchases?.subjects.filter(({ key }) => row.stages.includes(key)) ?? [];
      const subject = offered.find((one) => world.cast.some((actor) => row.answer(actor, one) === 'page'));
      if (!subject) throw new Error(`${row.page} opens for nobody`);
      return { path: row.path(subject), due: (actor) => row.answer(actor, subject) };
    }
    if (isPurchasingPage(row)) {
      if (!purchases) throw new Error('no purchases were planted');
      const path = row.path?.(purchases) ?? row.page.replace('GET ', '');
      return { path, due: (actor) => row.answer(actor, purchases) };
    }
    if (!('opens' in row)) {
      return { path: row.path?.(world.stage) ?? row.page, due: (actor) => row.answer(actor, world.stage) };
    }
    const offered = PAGE_SUBJECTS.flatMap((key) => world.subjects.find((subject) => subject.key === key) ?? []);
    const subject = offered.find((one) => world.cast.some((actor) => casePageAnswer(row, actor, one) === 'page'));
    if (!subject) throw new Error(`${row.page} opens for nobody`);
    return { path: row.path(subject.id), due: (actor) => casePageAnswer(row, actor, subject) };
  }

  async function expectCalm(
    asked: readonly { readonly path: string; readonly actor: CastActor | null }[],
  ): Promise<void> {
    const wrong: string[] = [];
    await inParallel(asked, 3, async ({ path, actor }) => {
      const { status, text } = await ask(world.portal, path, actor);
      requests++;
      const where = `${actor?.label ?? 'a visitor'} ${path.slice(0, 200)}`;
      if (status >= 500) wrong.push(`${where}: ${status}`);
      if (text.includes('<script>alert(1)') || text.includes('<img src=x')) wrong.push(`${where}: shows the script`);
      for (const leak of world.secrets.in(text, actor)) wrong.push(`${where}: shows ${leak}`);
    });
    expect(wrong).toEqual([]);
  }

  it('finds the parameters in the code', () => {
    expect(parameterNames()).toEqual(
      expect.arrayContaining([
        'suche',
        'seite',
        'sortierung',
        'weiter',
        'q',
        'stelle',
        'ansicht',
        'von',
        'bis',
        'vor',
        'stand',
        'token',
        'fehler',
      ]),
    );
  });

  it.each(PAGES.map((row) => [row.page, row] as const))(
    '%s takes anything in its query: a page or a 4xx, nothing of anybody else',
    async (page, row) => {
      const { path, due } = addressOf(row);
      const names = parameterNames();
      const foreign = world.subjects.find(({ key }) => key === 'draft')?.id ?? '';
      const values: [string, string][] = [
        // Pages below an area's own read their queries alike: each gets every second kind, its neighbour the others.
        ...HOSTILE_KINDS.filter((_, place) => page.lastIndexOf('/') === 0 || place % 2 === page.length % 2).map(
          (what): [string, string] => [what, HOSTILE_TEXTS[what] ?? ''],
        ),
        ['id of another case', foreign],
      ];
      const queries = values.flatMap(([what, value]) => queriesOf(names, value, what.length % 2 === 0));
      queries.push(`${names[0]}=${'x'.repeat(3_000)}`);
      await expectCalm(
        readersOf(page, due).flatMap((actor) => queries.map((query) => ({ path: `${path}?${query}`, actor }))),
      );
    },
  );

  it('takes anything where an address names something', async () => {
    const routes = listRoutes().flatMap((route) => (route.startsWith('GET ') ? [route.slice(4)] : []));
    const addresses = [...listPages(), ...routes].filter((address) => address.includes('['));
    const values = [
      ...Object.values(HOSTILE_TEXTS).map((value) => value.slice(0, 300)),
      '.',
      '%2e%2e%2f',
      '%',
      '%ff',
      '\\',
      '%5c..%5c',
    ];
    const actors = [null, somebody('editor'), somebody('platform_administrator')];
    await expectCalm(
      addresses.flatMap((address) =>
        values.map((value, index) => {
          const segment = /^[\w.%\\]*%[\w%.\\]*$/.test(value) ? value : encodeURIComponent(value.toWellFormed());
          return {
            path: address.replaceAll(/\[[^\]]+\]/g, segment || '%20'),
            actor: actors[index % actors.length] ?? null,
          };
        }),
      ),
    );
  });
});
