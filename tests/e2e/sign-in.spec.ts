import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '#prisma/seed/demo/people.ts';
import { expectPageToBeAccessible } from './accessibility.ts';
import { expect, fillSignInForm, test } from './fixtures.ts';
import { linkInMail, openMail } from './mail-steps.ts';
import { actFor, freshAddress, NEW_PASSWORD, signOut, welcome } from './people-steps.ts';
import type { Manner, Person } from './person.ts';

const NEUTRAL = /E-Mail-Adresse oder Passwort ist nicht richtig/;
const WRONG_PASSWORD = 'Wiesengrund-Laterne-7';

const message = (page: Page) => page.getByRole('main').getByRole('alert');

/** Sends the form as it stands on the page and waits for the server's answer to this very try. */
async function tryPassword(person: Person, email: string, password: string): Promise<void> {
  const answered = person.page.waitForResponse((response) => response.request().method() === 'POST');
  await fillSignInForm(person, email, password);
  await answered;
}

test('a wrong password and an unknown address are answered alike, and the address stays', {
  tag: '@narrow',
}, async ({ visit }) => {
  const person = await visit();
  const answers: string[] = [];
  for (const email of ['lesen.buedingen@demo.example', freshAddress('niemand')]) {
    await person.page.goto('/anmelden');
    await tryPassword(person, email, WRONG_PASSWORD);
    await expect(message(person.page)).toContainText(NEUTRAL);
    await expect(person.page.getByLabel('E-Mail-Adresse')).toHaveValue(email);
    answers.push((await message(person.page).textContent()) ?? '');
  }
  expect(answers[0]).toBe(answers[1]);
  await expectPageToBeAccessible(person.page);
});

test('an empty form says what is missing and leads to the field', async ({ visit }) => {
  const { page } = await visit();
  await page.goto('/anmelden');
  await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
  await message(page)
    .getByRole('link', { name: /E-Mail-Adresse/ })
    .click();
  await expect(page.getByLabel('E-Mail-Adresse')).toBeFocused();
});

test('guessing is halted: the right password is refused for a while, and the owner is told', async ({
  visit,
  actAs,
}) => {
  const operator = await actAs('betrieb.land');
  const email = await welcome(await actAs('verwaltung.buedingen'), operator, await visit(), 'Probe Sperre');
  const guesser = await visit();
  await guesser.page.goto('/anmelden');
  for (let guess = 0; guess < 5; guess += 1) await tryPassword(guesser, email, WRONG_PASSWORD);
  await tryPassword(guesser, email, NEW_PASSWORD);
  await expect(message(guesser.page)).toContainText(NEUTRAL);
  await expect(message(guesser.page)).toContainText('nach mehreren Fehlversuchen kurz gesperrt');
  for (let guess = 0; guess < 5; guess += 1) await tryPassword(guesser, email, WRONG_PASSWORD);
  await expect(message(guesser.page)).toContainText(/Das waren zu viele Versuche. Bitte warten Sie \d+ Minuten/);
  await openMail(operator, email, /Anmeldung vorübergehend gesperrt/);
});

test('signing out ends the session, also for the back button', { tag: '@narrow' }, async ({ signIn }) => {
  const person = await signIn('zeichnung.kassel');
  await person.page.goto('/kooperationen');
  await expect(person.page.getByText('Meine Kooperationen')).toBeVisible();
  await signOut(person);
  await expect(person.page.getByText('Sie sind abgemeldet.')).toBeVisible();
  await person.page.goBack();
  await expect(person.page.getByText('Meine Kooperationen')).toHaveCount(0);
  await person.page.goto('/konto');
  await expect(person.page).toHaveURL((url) => url.pathname === '/anmelden');
});

test('one is led on to where one wanted to go', async ({ visit }) => {
  const person = await visit();
  await person.page.goto('/konto/sitzungen');
  await expect(person.page).toHaveURL((url) => url.pathname === '/anmelden');
  await fillSignInForm(person, 'zeichnung.hanau@demo.example', DEMO_PASSWORD);
  await expect(person.page.getByRole('heading', { level: 1, name: 'Sitzungen' })).toBeVisible();
});

for (const manner of ['mouse', 'no-javascript'] satisfies Manner[]) {
  const tag = manner === 'mouse' ? ['@narrow'] : [];
  test(`a forgotten password is replaced by the link in the mail (${manner})`, { tag }, async ({
    visit,
    signIn,
    actAs,
  }) => {
    const operator = await actAs('betrieb.land');
    const elsewhere = await visit();
    const email = await welcome(await actAs('verwaltung.buedingen'), operator, elsewhere, 'Probe Vergesslich');

    const person = await visit({ manner });
    await person.page.goto('/passwort-vergessen');
    await person.fill('E-Mail-Adresse', email);
    await person.use(person.page.getByRole('button', { name: 'Link anfordern' }));
    await expect(person.page.getByText('Wenn zu dieser Adresse ein Konto')).toBeVisible();

    await openMail(operator, email, /neues Passwort festlegen/);
    const link = await linkInMail(operator);
    await person.page.goto(link);
    if (manner === 'mouse') await expectPageToBeAccessible(person.page);
    const another = `${NEW_PASSWORD}-neu`;
    await person.fill('Neues Passwort', another);
    await person.fill('Neues Passwort wiederholen', another);
    await person.use(person.page.getByRole('button', { name: 'Passwort speichern' }));
    await expect(person.page.getByText('Ihr neues Passwort gilt ab jetzt.')).toBeVisible();

    await person.page.goto(link);
    await expect(person.page.getByText('Dieser Link gilt nicht mehr')).toBeVisible();
    await elsewhere.page.goto('/konto');
    await expect(elsewhere.page).toHaveURL((url) => url.pathname === '/anmelden');
    await signIn(email, { password: another, manner });
  });
}

test('one sees where one is signed in and ends a session elsewhere', { tag: '@narrow' }, async ({ signIn }) => {
  const person = await signIn('lesen.buedingen');
  const lost = await signIn('lesen.buedingen', {
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1',
  });
  await person.page.goto('/konto/sitzungen');
  await expectPageToBeAccessible(person.page);
  await person.page.getByRole('button', { name: /^Beenden: Safari unter iPhone/ }).click();
  await expect(person.page.getByText('Die Sitzung ist beendet.')).toBeVisible();
  await lost.page.reload();
  await expect(lost.page).toHaveURL((url) => url.pathname === '/anmelden');
  await person.page.reload();
  await expect(person.page.getByText('Diese Sitzung', { exact: true })).toBeVisible();
});

for (const manner of ['mouse', 'no-javascript'] satisfies Manner[]) {
  const tag = manner === 'mouse' ? ['@narrow'] : [];
  test(`who serves several towns sees those of one at a time and switches visibly (${manner})`, { tag }, async ({
    signIn,
  }) => {
    const officer = await signIn('isb@demo.example', { manner });
    const { page } = officer;
    await actFor(officer, 'Büdingen');
    if (manner === 'mouse') await expectPageToBeAccessible(page);

    const ofBuedingen = page.getByRole('main').getByRole('link', { name: 'Gemeinsamer IT-Betrieb Büdingen, Nidda' });
    await page.goto('/kooperationen');
    await officer.use(ofBuedingen.first());
    const address = page.url();

    await actFor(officer, 'Altenstadt');
    await page.goto('/kooperationen');
    await expect(
      page
        .getByRole('main')
        .getByRole('link', { name: /Wetterau Ost/ })
        .first(),
    ).toBeVisible();
    await expect(ofBuedingen).toHaveCount(0);
    expect((await page.goto(address))?.status()).toBe(404);
  });
}
