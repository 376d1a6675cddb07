import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectPageToBeAccessible } from './accessibility.ts';
import { expect, test } from './fixtures.ts';

const main = (page: Page) => page.getByRole('main');

async function filterBy(page: Page, search: string): Promise<void> {
  await page.getByLabel('Name, Schlüssel oder Postleitzahl').fill(search);
  await main(page).getByRole('button', { name: 'Filtern' }).click();
}

test.describe('the public register', { tag: '@narrow' }, () => {
  test('finds a town by any spelling and shows what is known of it', async ({ page }) => {
    await page.goto('/kommunen');
    await expectPageToBeAccessible(page);
    await filterBy(page, 'buedingen');
    await expect(page).toHaveURL(/\/kommunen\?suche=buedingen/);
    await expect(page.getByText('1 Treffer')).toBeVisible();
    await page.getByRole('link', { name: 'Büdingen, Stadt' }).click();
    await expect(page).toHaveURL(/\/kommunen\/06440004$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Büdingen, Stadt' })).toBeVisible();
    await expect(page.getByText('Gemeindeverzeichnis').first()).toBeVisible();
    await expectPageToBeAccessible(page);
  });

  test('leads from a former key to the body that bears a new one', async ({ page }) => {
    await page.goto('/kommunen/06435014');
    await expect(page).toHaveURL(/\/kommunen\/06415000$/);
    await expect(page.getByRole('rowheader', { name: '06435014', exact: true })).toBeVisible();
    await page.goto('/kommunen/06437002');
    await main(page).getByRole('link', { name: 'Oberzent' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Oberzent, Stadt' })).toBeVisible();
    await expectPageToBeAccessible(page);
  });

  test('keeps order and page in the address', async ({ page }) => {
    await page.goto('/kommunen?art=gemeinden');
    await page.getByRole('columnheader', { name: 'Einwohner' }).getByRole('link').click();
    await page.getByRole('columnheader', { name: 'Einwohner' }).getByRole('link').click();
    await expect(page.getByRole('columnheader', { name: 'Einwohner' })).toHaveAttribute('aria-sort', 'descending');
    await expect(main(page).getByRole('rowheader').first()).toHaveText('Frankfurt am Main, Stadt');
    await main(page).getByRole('link', { name: 'Weiter', exact: true }).click();
    await expect(page).toHaveURL(/art=gemeinden&sortierung=einwohner&richtung=ab&seite=2/);
    await page.reload();
    await expect(page.getByText('Seite 2 von 9')).toBeVisible();
  });

  test('shows the map with its table', async ({ page }) => {
    await page.goto('/kommunen/karte');
    await expectPageToBeAccessible(page);
    await expect(main(page).getByRole('row')).toHaveCount(28);
    await page.getByRole('link', { name: 'Wetteraukreis', exact: true }).click();
    await expect(page.getByRole('heading', { level: 2, name: '25 Städte und Gemeinden' })).toBeVisible();
  });
});

test('what the list shows can be taken along', async ({ page }) => {
  await page.goto('/kommunen?kreis=06440&art=gemeinden');
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Als CSV herunterladen' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe('kommunen.csv');
  const text = await readFile(await download.path(), 'utf8');
  expect(text.trimEnd().split('\r\n')).toHaveLength(26);
});

test('the Land adds a Zweckverband and corrects it, and everybody finds it', async ({ page, signIn }) => {
  const land = await signIn('koordination.land');
  await land.page.goto('/kommunen/neu');
  await expectPageToBeAccessible(land.page);
  const name = `Zweckverband Probe ${test.info().workerIndex}-${test.info().repeatEachIndex}`;
  await land.fill('Amtlicher Name', name);
  await land.select(/^Landkreis der Mitglieder/, 'Wetteraukreis');
  await land.fill('Quelle', 'Satzung vom 1. März 2024');
  await land.use(main(land.page).getByRole('button', { name: 'Zweckverband aufnehmen' }));
  await expect(land.page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expectPageToBeAccessible(land.page);

  const address = new URL(land.page.url()).pathname;
  await land.use(main(land.page).getByRole('link', { name: 'Bearbeiten' }));
  await expect(land.page).toHaveURL((url) => url.pathname === `${address}/bearbeiten`);
  await expectPageToBeAccessible(land.page);
  await expect(land.page.getByLabel('Amtlicher Name')).toHaveValue(name);
  await land.fill('Quelle', 'Satzung vom 1. April 2025');
  await land.use(main(land.page).getByRole('button', { name: 'Speichern' }));
  await expect(land.page).toHaveURL((url) => url.pathname === address);
  await expect(land.page.getByText('Satzung vom 1. April 2025').first()).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});
