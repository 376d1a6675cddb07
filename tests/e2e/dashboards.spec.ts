import type { Page } from '@playwright/test';
import { expectPageToBeAccessible } from './accessibility.ts';
import { expect, test } from './fixtures.ts';

/** One account for each family of roles, and a section only its home has. */
const FAMILIES: Readonly<Record<string, string>> = {
  'bearbeitung.buedingen': 'Woran Ihre Organisation beteiligt ist',
  'aufsicht.rp-darmstadt': 'Verfahren bei Ihrer Behörde',
  'koordination.land': 'Offene Verfahren nach Behörde',
  'bearbeitung.ekom21': 'Woran Ihre Organisation beteiligt ist',
  'bearbeitung.goethe': 'Woran Ihre Organisation beteiligt ist',
  'isb@demo.example': 'Organisationen, für die Sie zuständig sind',
  'analyse.cert': 'Informationssicherheit',
  'pruefung.land': 'Letzte Entscheidungen',
  'betrieb.land': 'Zugänge',
};

/** How many entries a list says it has. */
const TOTAL = /(?:^|\D)([\d.]+)(?:<!-- -->)? (?:Treffer|Verfahren)/;

/** Every number the page shows as a link, in tiles and beside bars. */
function numbersOf(page: Page): Promise<{ value: string; href: string }[]> {
  return page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((links) =>
      links.flatMap((element) => {
        const value = element.querySelector('.ui-stat__value') ?? (element.closest('td.num') ? element : null);
        return value ? [{ value: value.textContent ?? '', href: element.getAttribute('href') ?? '' }] : [];
      }),
    );
}

for (const [account, section] of Object.entries(FAMILIES)) {
  test(`the home of ${account} shows its section, and every number leads to its list`, { tag: '@narrow' }, async ({
    actAs,
  }) => {
    const { page } = await actAs(account);
    await page.goto('/start');
    if (new URL(page.url()).pathname === '/konto') {
      await page.getByRole('main').getByRole('button', { name: 'Für Büdingen handeln' }).click();
      // The choice leads on by itself; the banner names Büdingen before, among the organisations to choose from.
      await page.waitForURL('/start');
    }
    await expect(page.getByRole('heading', { level: 2, name: section, exact: true })).toBeVisible();
    await expectPageToBeAccessible(page);

    // Other journeys draft and submit meanwhile: a number and its list are compared until they are of one moment.
    await expect(async () => {
      await page.goto('/start');
      const numbers = await numbersOf(page);
      expect(numbers.length).toBeGreaterThan(0);
      for (const { value, href } of numbers) {
        const answer = await page.context().request.get(href);
        expect(answer.status(), href).toBe(200);
        const total = TOTAL.exec(await answer.text())?.[1];
        if (total && /^[\d.]+$/.test(value)) expect(total, href).toBe(value);
      }
    }).toPass({ timeout: 60_000 });
  });
}
