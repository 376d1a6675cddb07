import { expect } from './fixtures.ts';
import { linkInMail, openMail } from './mail-steps.ts';
import type { Person } from './person.ts';

/** A password nobody else in the tests has; long enough and on no list. */
export const NEW_PASSWORD = 'Lindenblatt-Kiesel-Fahrradweg-31';

/** An address that no other test and no repetition uses. */
export function freshAddress(purpose: string): string {
  return `${purpose}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}@probe.example`;
}

/** Invites a person into the administrator's organisation with further roles beside reading. */
export async function invite(
  administrator: Person,
  email: string,
  name: string,
  roles: readonly string[] = [],
): Promise<void> {
  const { page } = administrator;
  await page.goto('/verwaltung/personen/einladen');
  await administrator.fill('E-Mail-Adresse', email);
  await administrator.fill('Vor- und Nachname', name);
  for (const role of roles) await administrator.choose(role);
  await administrator.use(page.getByRole('main').getByRole('button', { name: 'Einladung senden' }));
  await expect(page.getByText('Die Einladung ist auf dem Weg.')).toBeVisible();
}

/** Accepts an invitation with a new account in the invited person's browser. */
export async function acceptInvitation(invited: Person, link: string): Promise<void> {
  const { page } = invited;
  await page.goto(link);
  await invited.fill('Neues Passwort', NEW_PASSWORD);
  await invited.fill('Neues Passwort wiederholen', NEW_PASSWORD);
  await invited.use(page.getByRole('main').getByRole('button', { name: 'Konto anlegen und Einladung annehmen' }));
  await page.waitForURL((url) => url.pathname !== '/einladung');
}

/** A colleague with an account of their own, from the invitation to the first page. Returns the address. */
export async function welcome(administrator: Person, operator: Person, invited: Person, name: string): Promise<string> {
  const email = freshAddress('kollegium');
  await invite(administrator, email, name);
  await openMail(operator, email, /Einladung/);
  await acceptInvitation(invited, await linkInMail(operator));
  return email;
}

/** Signs out by the menu with one's name. */
export async function signOut(person: Person): Promise<void> {
  const banner = person.page.getByRole('banner');
  // On a narrow screen the account is folded into the menu.
  const menu = banner.getByRole('button', { name: 'Menü' });
  if (await menu.isVisible()) await person.use(menu);
  await banner.locator('summary').filter({ hasText: 'Konto:' }).click();
  await person.use(banner.getByRole('button', { name: 'Abmelden' }));
  await expect(person.page).toHaveURL((url) => url.pathname === '/anmelden');
}

/** Chooses the organisation in the menu with one's name; the portal remembers the last choice over sessions. */
export async function actFor(person: Person, town: string): Promise<void> {
  const banner = person.page.getByRole('banner');
  // On a narrow screen the account is folded into the menu.
  const narrow = banner.getByRole('button', { name: 'Menü' });
  if (await narrow.isVisible()) await person.use(narrow);
  const menu = banner.locator('summary').filter({ hasText: 'Konto:' });
  if ((await menu.textContent())?.includes(town)) return;
  await menu.click();
  await person.use(banner.getByRole('button', { name: town, exact: true }));
  await expect(menu).toContainText(town);
}
