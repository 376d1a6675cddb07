import { expectPageToBeAccessible } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { linkInMail, openMail } from './mail-steps.ts';
import { acceptInvitation, freshAddress, invite } from './people-steps.ts';
import type { Manner } from './person.ts';

for (const manner of ['mouse', 'no-javascript'] satisfies Manner[]) {
  const tag = manner === 'mouse' ? ['@narrow'] : [];
  test(`a colleague is invited, given a role and removed, and is out at the next request (${manner})`, { tag }, async ({
    actAs,
    visit,
  }) => {
    test.slow();
    const isScripted = manner === 'mouse';
    const administrator = await actAs('verwaltung.buedingen', manner);
    const operator = await actAs('betrieb.land');
    const { page } = administrator;
    const main = page.getByRole('main');
    const email = freshAddress('neu');
    const name = `Probe ${email.slice(4, 19)}`;

    await invite(administrator, email, name);
    await administrator.use(main.getByRole('link', { name }));
    await expect(main.getByText('Offen', { exact: true })).toBeVisible();
    if (isScripted) await expectPageToBeAccessible(page);

    await openMail(operator, email, /Einladung zu Allmende für Büdingen/);
    if (isScripted) await expectPageToBeAccessible(operator.page);
    const colleague = await visit({ manner });
    await acceptInvitation(colleague, await linkInMail(operator));
    await colleague.page.goto('/kooperationen');
    const draftLink = colleague.page.getByRole('main').getByRole('link', { name: 'Kooperation entwerfen' });
    await expect(draftLink).toHaveCount(0);

    await page.goto(`/verwaltung/personen?q=${encodeURIComponent(email)}`);
    await administrator.use(main.getByRole('link', { name }));
    await administrator.choose(/^Bearbeitung/);
    await administrator.use(main.getByRole('button', { name: 'Rollen speichern' }));
    await expect(page.getByText('Die Rollen sind geändert.')).toBeVisible();
    if (isScripted) await expectPageToBeAccessible(page);
    await colleague.page.reload();
    await expect(draftLink).toBeVisible();

    await administrator.open('Zugang beenden');
    await administrator.use(main.getByRole('button', { name: 'Zugang jetzt beenden' }));
    await expect(page.getByText('Der Zugang ist beendet.')).toBeVisible();
    await colleague.page.reload();
    await expect(draftLink).toHaveCount(0);
    await colleague.page.goto('/konto');
    await expect(colleague.page).toHaveURL((url) => url.pathname === '/anmelden');
  });
}

test('a withdrawn invitation opens nothing', { tag: '@narrow' }, async ({ actAs, visit }) => {
  const administrator = await actAs('verwaltung.kassel');
  const operator = await actAs('betrieb.land');
  const email = freshAddress('zurueck');
  const name = `Probe ${email.slice(8, 22)}`;
  await invite(administrator, email, name);
  await openMail(operator, email, /Einladung/);
  const link = await linkInMail(operator);
  await administrator.use(administrator.page.getByRole('main').getByRole('link', { name }));
  await administrator.open('Zurückziehen');
  await administrator.use(administrator.page.getByRole('button', { name: 'Einladung zurückziehen' }));
  await expect(administrator.page.getByText('Die Einladung ist zurückgezogen.')).toBeVisible();
  const invited = await visit();
  await invited.page.goto(link);
  await expect(invited.page.getByText('Diese Einladung gilt nicht mehr')).toBeVisible();
});

test('the last administrator cannot be removed by mistake', async ({ actAs }) => {
  const administrator = await actAs('verwaltung.hanau');
  const { page } = administrator;
  await page.goto('/verwaltung/personen?q=verwaltung.hanau');
  await administrator.use(page.getByRole('main').getByRole('link', { name: /Hanau/ }));
  await administrator.open('Zugang beenden');
  await administrator.use(page.getByRole('button', { name: 'Zugang jetzt beenden' }));
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Dies ist die letzte Person mit der Rolle');
});
