import { expectPageToBeAccessible } from './accessibility.ts';
import { expect, test } from './fixtures.ts';

const MANNERS = ['mouse', 'no-javascript'] as const;

for (const manner of MANNERS)
  test(`a release somebody published becomes an idea once it was looked at: ${manner}`, { tag: '@narrow' }, async ({
    actAs,
    visit,
  }) => {
    const visitor = await visit();
    await visitor.page.goto('/beschaffungen?suche=videokonferenzen');
    await visitor.use(visitor.page.getByRole('link', { name: 'Videokonferenzen für Lehre und Verwaltung' }));
    const record = visitor.page.getByRole('link', { name: /^OCDS-Datensatz/ });
    const address = (await record.getAttribute('href')) ?? '';
    const published = await (await visitor.page.request.get(address)).text();

    const buyer = await actAs('beschaffung.kassel', manner);
    const { page } = buyer;
    await page.goto('/beschaffungen/uebernehmen');
    await buyer.fill('Oder der Inhalt der Datei', `${published}}`);
    await buyer.use(page.getByRole('button', { name: 'Prüfen' }));
    await expect(page.getByText('Die Datei ist kein gültiges JSON.').first()).toBeVisible();
    await buyer.fill('Oder der Inhalt der Datei', published);
    await buyer.use(page.getByRole('button', { name: 'Prüfen' }));
    await expect(page.getByRole('row', { name: /^Titel/ })).toContainText('Videokonferenzen für Lehre und Verwaltung');
    if (manner !== 'no-javascript') await expectPageToBeAccessible(page);
    await buyer.use(page.getByRole('button', { name: 'Als Idee anlegen' }));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Videokonferenzen');
    await expect(page).toHaveURL(/\/vorhaben/);
  });
