import { expectPageToBeAccessible } from './accessibility.ts';
import { acceptPartnership, button, draft, prepareConsent, requestConsents } from './cooperation-steps.ts';
import { expect, test } from './fixtures.ts';
import { linkInMail, openMail } from './mail-steps.ts';
import { acceptInvitation, actFor, freshAddress, invite } from './people-steps.ts';

test('a request for consent is a task and a notice of the partner, and is gone when it is done', {
  tag: '@narrow',
}, async ({ actAs }) => {
  test.slow();
  const title = `Aufgaben und Mitteilungen ${Date.now().toString(36)}`;
  const lead = await actAs('bearbeitung.buedingen');
  const partner = await actAs('bearbeitung.nidda');
  const signatory = await actAs('zeichnung.nidda');
  const task = (verb: string) => partner.page.getByRole('main').getByRole('link', { name: `${verb}: ${title}` });

  const id = await draft(lead, title);
  await partner.page.goto('/aufgaben');
  await expect(task('Einladung annehmen')).toBeVisible();
  await acceptPartnership(partner, id);
  await requestConsents(lead, id);

  await partner.page.goto('/start');
  await expect(partner.page.getByText(title).first()).toBeVisible();
  await partner.page.goto('/aufgaben');
  await expect(task('Einladung annehmen')).toHaveCount(0);
  await expectPageToBeAccessible(partner.page);
  await partner.use(task('Zustimmung vorbereiten'));
  await expect(partner.page).toHaveURL((url) => url.pathname === `/kooperationen/${id}/zustimmung`);

  const notice = partner.page
    .getByRole('listitem')
    .filter({ hasText: title })
    .filter({ hasText: 'Zustimmung erbeten' });
  await expect(async () => {
    await partner.page.goto('/mitteilungen?ansicht=ungelesen');
    await expect(notice).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expectPageToBeAccessible(partner.page);
  await partner.use(notice.getByRole('button', { name: 'Als gelesen markieren' }));
  await expect(notice).toHaveCount(0);

  // Opening a notice marks it read as well; looking at the list does not.
  const opened = partner.page
    .getByRole('listitem')
    .filter({ hasText: title })
    .filter({ hasText: 'Einladung zur Zusammenarbeit' });
  await expect(opened).toBeVisible();
  await partner.use(opened.getByRole('button', { name: new RegExp(title) }));
  await expect(partner.page).toHaveURL((url) => url.pathname.startsWith(`/kooperationen/${id}`));
  await partner.page.goto('/mitteilungen?ansicht=ungelesen');
  await expect(opened).toHaveCount(0);

  await prepareConsent(partner, id);
  await partner.page.goto('/aufgaben');
  await expect(task('Zustimmung vorbereiten')).toHaveCount(0);

  await signatory.page.goto('/aufgaben');
  const toSign = signatory.page.getByRole('main').getByRole('link', { name: `Zustimmung unterzeichnen: ${title}` });
  await signatory.use(toSign);
  await signatory.choose(/Ich bin befugt/);
  await signatory.use(button(signatory, 'Zustimmung unterzeichnen'));
  await expect(signatory.page).toHaveURL((url) => url.pathname === `/kooperationen/${id}`);
  await signatory.page.goto('/aufgaben');
  await expect(toSign).toHaveCount(0);
});

test('who works for two organisations learns that something waits in the other, and gets there', {
  tag: '@narrow',
}, async ({ actAs, visit }) => {
  test.slow();
  const operator = await actAs('betrieb.land');
  const email = freshAddress('zwei');
  const name = `Probe ${email.slice(5, 20)}`;
  const colleague = await visit();
  const { page } = colleague;
  // Kassel has been invited to a cooperation in the demo stories; in Hanau's name nothing of Kassel's is to be seen.
  await invite(await actAs('verwaltung.kassel'), email, name, ['Bearbeitung']);
  await openMail(operator, email, /Einladung zu Allmende für Kassel/);
  await acceptInvitation(colleague, await linkInMail(operator));
  await invite(await actAs('verwaltung.hanau'), email, name, ['Bearbeitung']);
  await openMail(operator, email, /Einladung zu Allmende für Hanau/);
  await page.goto(await linkInMail(operator));
  await colleague.use(button(colleague, 'Einladung annehmen'));
  await page.waitForURL((url) => url.pathname !== '/einladung');

  await actFor(colleague, 'Hanau');
  for (const address of ['/start', '/aufgaben']) {
    await page.goto(address);
    await expect(
      page.getByText(/In Ihren anderen Organisationen (wartet 1 Aufgabe|warten \d+ Aufgaben)\./),
    ).toBeVisible();
    await expectPageToBeAccessible(page);
  }
  await colleague.use(button(colleague, 'Für Kassel handeln'));
  await expect(page).toHaveURL((url) => url.pathname === '/aufgaben');
  await expect(page.getByText(/Was Sie für Kassel jetzt tun können/)).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /^Einladung annehmen: / })
      .first(),
  ).toBeVisible();
});
