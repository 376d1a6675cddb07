import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '#src/cli/root.ts';
import type { CastActor } from '#tests/support/actors.ts';
import { ask, type FaultPortal, inParallel, startFaultPortal } from '#tests/support/fault-portal.ts';
import { HOSTILE_TEXTS } from '#tests/support/hostile-values.ts';
import { listPages, listRoutes } from '#tests/support/matrix-enumeration.ts';
import { CASE_PAGES, OTHER_PAGES } from '#tests/support/matrix-pages.ts';

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

/** Values of which each stands for a kind; the whole list goes into every form (tests/integration/matrix/hostile-forms.test.ts). */
const VALUES = [
  'empty',
  'huge',
  'negative',
  'beyond integer',
  'beyond number',
  'not a number',
  'emoji',
  'right to left',
  'controls',
  'lone surrogate',
  'SQL',
  'SQL pattern',
  'HTML',
  'prototype',
  'address',
  'header break',
  'far future',
  'no such id',
] as const;

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
    world = await startFaultPortal();
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
  /** For each page somebody for whom it opens, so that the parameters are really read. */
  const readersOf = (page: string): (CastActor | null)[] => {
    if (page.startsWith('/verwaltung/p') || page.startsWith('/verwaltung/o'))
      return [somebody('platform_administrator'), somebody('organisation_administrator')];
    if (page.startsWith('/verwaltung')) return [somebody('auditor'), somebody('land_coordinator')];
    if (page === '/start/verfahren') return [somebody('auditor')];
    return [null, somebody('editor')];
  };

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

  it.each([...CASE_PAGES, ...OTHER_PAGES].map((row) => [row.page, row] as const))(
    '%s takes anything in its query: a page or a 4xx, nothing of anybody else',
    async (page, row) => {
      const subject = world.subjects.find(({ key }) => key === 'submitted_approval');
      const path = 'opens' in row ? row.path(subject?.id ?? '') : (row.path?.(world.stage) ?? row.page);
      const names = parameterNames();
      const foreign = world.subjects.find(({ key }) => key === 'draft')?.id ?? '';
      const values: [string, string][] = [
        ...VALUES.map((what): [string, string] => [what, HOSTILE_TEXTS[what] ?? '']),
        ['id of another case', foreign],
      ];
      const asked = values.flatMap(([what, value], index) =>
        queriesOf(names, value, what.length % 2 === 0).map((query) => ({
          path: `${path}?${query}`,
          actor: readersOf(page)[index % readersOf(page).length] ?? null,
        })),
      );
      const long = { path: `${path}?${names[0]}=${'x'.repeat(3_000)}`, actor: readersOf(page)[0] ?? null };
      await expectCalm([...asked, long]);
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
