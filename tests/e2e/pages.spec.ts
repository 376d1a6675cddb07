import { globSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ROOT } from '#src/cli/root.ts';
import { expectNoSidewaysScroll, expectNoViolation } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { SAMPLES, SEEN_ON_THE_WAY, STAND_INS, story } from './page-samples.ts';

// Every page is looked at by itself: two browsers share them.
test.describe.configure({ mode: 'parallel' });

const PAGES = globSync('src/app/**/page.tsx', { cwd: ROOT }).map(
  (file) =>
    `/${file
      .split(/[\\/]/)
      .slice(2, -1)
      .filter((part) => !part.startsWith('('))
      .join('/')}`,
);

/** One load, looked at in both widths and both colour schemes: those are style sheets' business, not the server's. */
async function expectPageToBeSound(page: Page, path: string, status: number): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  const response = await page.goto(path);
  expect(response?.status()).toBe(status);
  await expect(page).toHaveTitle(/\S+ [–|·-] Allmende|^Allmende/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  // Colours do not depend on the width, and weighing contrasts is most of what axe does.
  for (const [width, without] of [
    [1280, []],
    [320, ['color-contrast']],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
    await expectNoViolation(page, { without: [...without], view: `at ${width} px` });
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolation(page, { rules: ['color-contrast'], view: 'dark' });
}

test('every page has a sample', () => {
  const known = [...Object.keys(SAMPLES), ...Object.keys(SEEN_ON_THE_WAY), ...STAND_INS];
  expect(PAGES.toSorted()).toEqual(known.toSorted());
});

for (const [route, samples] of Object.entries(SAMPLES)) {
  test(`${route} is sound in every width and colour scheme`, async ({ lookAs }) => {
    test.slow(samples.length > 4);
    for (const { path, as } of samples) {
      await test.step(`${path} as ${as ?? 'a visitor'}`, async () => {
        await expectPageToBeSound(await lookAs(as), path, 200);
      });
    }
  });
}

test('absent and forbidden addresses answer with a page that says so', async ({ lookAs }) => {
  await expectPageToBeSound(await lookAs(null), '/gibt-es-nicht', 404);
  await expectPageToBeSound(await lookAs('bearbeitung.buedingen'), story('gibt-es-nicht'), 404);
  await expectPageToBeSound(await lookAs('bearbeitung.buedingen'), '/verwaltung/personen', 403);
});
