import { expect } from './fixtures.ts';
import type { Person } from './person.ts';

/** Day as a clerk types it. */
export function germanDay(daysFromNow: number): string {
  return new Date(Date.now() + daysFromNow * 86_400_000).toLocaleDateString('de-DE', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'Europe/Berlin',
  });
}

/** The page's heading. */
export const heading = (person: Person, name: string | RegExp) => person.page.getByRole('heading', { level: 1, name });
/** A button on the page itself, not in its header. */
export const button = (person: Person, name: string) =>
  person.page.getByRole('main').getByRole('button', { name, exact: true });
/** The first link of that name on the page itself. */
export const link = (person: Person, name: string | RegExp) =>
  person.page.getByRole('main').getByRole('link', { name }).first();

async function saveAndGoOn(person: Person): Promise<void> {
  await person.use(button(person, 'Speichern und weiter'));
}

/** Starts a draft with a title and nothing else. Returns its id. */
export async function startDraft(lead: Person, title: string): Promise<string> {
  await lead.page.goto('/kooperationen');
  await lead.use(link(lead, 'Kooperation entwerfen'));
  await lead.fill('Titel', title);
  await lead.select(/^Feld der Zusammenarbeit/, 'Geodaten');
  await lead.use(button(lead, 'Entwurf anlegen'));
  await expect(heading(lead, 'Titel und Ziel')).toBeVisible();
  return /kooperationen\/([0-9a-f-]{36})\//.exec(lead.page.url())?.[1] ?? '';
}

/** Drafts a complete cooperation screen by screen and invites Nidda. Returns its id. */
export async function draft(lead: Person, title: string): Promise<string> {
  const id = await startDraft(lead, title);
  await lead.fill(/^Ziel/, 'Ein gemeinsames Geoinformationssystem für alle drei Städte.');
  await saveAndGoOn(lead);
  await lead.choose('Betreiben');
  await lead.fill(/^Aufgaben/, 'Betrieb, Datenpflege, Auskunft im Netz.');
  await saveAndGoOn(lead);
  await lead.fill(/^Beginn/, germanDay(0));
  await lead.choose('unbefristet');
  await lead.fill(/^Kündigungsregelung/, 'Zwölf Monate zum Jahresende.');
  await saveAndGoOn(lead);
  await lead.choose(/Delegation/);
  await saveAndGoOn(lead);
  await lead.fill(/^Kosten pro Jahr/, '38.400,50');
  await saveAndGoOn(lead);

  await expect(heading(lead, 'Partner')).toBeVisible();
  await lead.fill('Organisation 1', 'Nidda, Stadt (06440016)');
  await lead.use(button(lead, 'Einladen'));
  await expect(lead.page.getByRole('cell', { name: /Eingeladen/ })).toBeVisible();
  await lead.fill('Name und Funktion', 'IT-Leitung Büdingen');
  await lead.use(button(lead, 'Ansprechperson speichern'));
  await expect(lead.page).toHaveURL((url) => url.pathname === `/kooperationen/${id}`);
  await lead.page.goto(`/kooperationen/${id}`);
  return id;
}

/** Accepts the invitation to be a partner. */
export async function acceptPartnership(partner: Person, id: string): Promise<void> {
  await partner.page.goto(`/kooperationen/${id}/einladung`);
  await partner.fill('Ansprechperson in Ihrer Organisation', 'Hauptamt Nidda');
  await partner.use(button(partner, 'Einladung annehmen'));
  await expect(partner.page).toHaveURL((url) => url.pathname === `/kooperationen/${id}`);
}

/** Asks all partners for their consent to the draft as it stands. */
export async function requestConsents(lead: Person, id: string): Promise<void> {
  await lead.page.goto(`/kooperationen/${id}`);
  await lead.open('Zustimmungen anfordern');
  await lead.use(button(lead, 'Zustimmungen anfordern'));
  await expect(lead.page.getByText('Zustimmungen werden eingeholt')).toBeVisible();
}

/** Prepares an organisation's consent with its resolution. */
export async function prepareConsent(editor: Person, id: string): Promise<void> {
  await editor.page.goto(`/kooperationen/${id}/zustimmung`);
  await editor.fill('Organ', 'Stadtverordnetenversammlung');
  await editor.fill('Tag des Beschlusses', germanDay(-21));
  await editor.fill('Zeichen des Beschlusses', 'DS 2026/118');
  await editor.use(button(editor, 'Zustimmung vorbereiten'));
  await expect(editor.page).toHaveURL((url) => url.pathname === `/kooperationen/${id}`);
}

/** Prepares an organisation's consent and has a second person sign it. */
export async function consent(editor: Person, signatory: Person, id: string): Promise<void> {
  await prepareConsent(editor, id);
  await signatory.page.goto(`/kooperationen/${id}/zustimmung`);
  await signatory.choose(/Ich bin befugt/);
  await signatory.use(button(signatory, 'Zustimmung unterzeichnen'));
  await expect(signatory.page).toHaveURL((url) => url.pathname === `/kooperationen/${id}`);
}
