import { generateSync } from 'otplib';
import { expectPageToBeAccessible } from './accessibility.ts';
import { expect, fillSignInForm, test } from './fixtures.ts';
import { NEW_PASSWORD, signOut, welcome } from './people-steps.ts';
import type { Manner, Person } from './person.ts';

const STEP_SECONDS = 30;

/** The code an app shows now, or in the next step: every step is good for one use. */
function codeOf(secret: string, stepsAhead = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + stepsAhead * STEP_SECONDS });
}

async function enterCode(person: Person, code: string, button: string): Promise<void> {
  await person.fill(/^Code/, code);
  await person.use(person.page.getByRole('main').getByRole('button', { name: button, exact: true }));
}

for (const manner of ['mouse', 'no-javascript'] satisfies Manner[]) {
  const tag = manner === 'mouse' ? ['@narrow'] : [];
  test(`a second factor is set up, asked for, and replaced by a recovery code (${manner})`, { tag }, async ({
    visit,
    actAs,
  }) => {
    const person = await visit({ manner });
    const { page } = person;
    const isScripted = manner === 'mouse';
    const email = await welcome(
      await actAs('verwaltung.buedingen'),
      await actAs('betrieb.land'),
      person,
      'Probe Zweitfaktor',
    );

    await page.goto('/konto/zweiter-faktor');
    await person.use(page.getByRole('button', { name: 'Einrichten beginnen' }));
    await expect(page.getByRole('img', { name: 'QR-Code für die Authenticator-App' })).toBeVisible();
    if (isScripted) await expectPageToBeAccessible(page);
    const secret = ((await page.getByRole('main').locator('code').textContent()) ?? '').replaceAll(' ', '');
    await enterCode(person, codeOf(secret), 'Zweiten Faktor einrichten');

    await expect(page.getByRole('heading', { level: 1, name: 'Ihre Ersatzcodes' })).toBeVisible();
    if (isScripted) await expectPageToBeAccessible(page);
    const recoveryCode = (await page.getByRole('main').locator('code').first().textContent()) ?? '';
    await person.use(page.getByRole('button', { name: 'Ich habe die Codes gesichert' }));
    await signOut(person);

    await fillSignInForm(person, email, NEW_PASSWORD);
    await expect(page.getByRole('heading', { level: 1, name: 'Code eingeben' })).toBeVisible();
    if (isScripted) await expectPageToBeAccessible(page);
    await enterCode(person, '000000', 'Anmelden');
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Der Code ist nicht richtig');
    await enterCode(person, codeOf(secret, 1), 'Anmelden');
    await page.waitForURL((url) => !url.pathname.startsWith('/anmelden'));
    await page.goto('/konto');
    await expect(page.getByText('angemeldet mit zwei Faktoren')).toBeVisible();
    await signOut(person);

    await fillSignInForm(person, email, NEW_PASSWORD);
    await enterCode(person, recoveryCode, 'Anmelden');
    await page.waitForURL((url) => !url.pathname.startsWith('/anmelden'));
    await page.goto('/konto/zweiter-faktor');
    await expect(page.getByText('9 Codes unbenutzt')).toBeVisible();
  });
}
