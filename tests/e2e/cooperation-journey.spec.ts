import { expect, expectPageToBeAccessible, type Manner, type Person, test } from './fixtures.ts';

const MANNERS: readonly Manner[] = ['mouse', 'no-javascript', 'keyboard'];
const AGREED_ON = '02.11.2026';

/** Day as a clerk types it. */
function germanDay(daysFromNow: number): string {
  return new Date(Date.now() + daysFromNow * 86_400_000).toLocaleDateString('de-DE', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'Europe/Berlin',
  });
}

const heading = (person: Person, name: string | RegExp) => person.page.getByRole('heading', { level: 1, name });
const button = (person: Person, name: string) =>
  person.page.getByRole('main').getByRole('button', { name, exact: true });
const link = (person: Person, name: string | RegExp) =>
  person.page.getByRole('main').getByRole('link', { name }).first();

async function saveAndGoOn(person: Person): Promise<void> {
  await person.use(button(person, 'Speichern und weiter'));
}

async function draft(lead: Person, title: string): Promise<string> {
  await lead.page.goto('/kooperationen');
  await lead.use(link(lead, 'Kooperation entwerfen'));
  await lead.fill('Titel', title);
  await lead.select(/^Feld der Zusammenarbeit/, 'Geodaten');
  await lead.use(button(lead, 'Entwurf anlegen'));

  await expect(heading(lead, 'Titel und Ziel')).toBeVisible();
  const id = /kooperationen\/([0-9a-f-]{36})\//.exec(lead.page.url())?.[1] ?? '';
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

async function consent(editor: Person, signatory: Person, id: string): Promise<void> {
  await editor.page.goto(`/kooperationen/${id}/zustimmung`);
  await editor.fill('Organ', 'Stadtverordnetenversammlung');
  await editor.fill('Tag des Beschlusses', AGREED_ON);
  await editor.fill('Zeichen des Beschlusses', 'DS 2026/118');
  await editor.use(button(editor, 'Zustimmung vorbereiten'));
  await expect(editor.page).toHaveURL((url) => url.pathname === `/kooperationen/${id}`);
  await signatory.page.goto(`/kooperationen/${id}/zustimmung`);
  await signatory.choose(/Ich bin befugt/);
  await signatory.use(button(signatory, 'Zustimmung unterzeichnen'));
  await expect(signatory.page).toHaveURL((url) => url.pathname === `/kooperationen/${id}`);
}

for (const manner of MANNERS) {
  test(`a cooperation goes from draft to approval and to its end (${manner})`, async ({ signIn }) => {
    test.slow();
    const title = `Geodaten Büdingen und Nidda ${manner} ${Date.now().toString(36)}`;
    const lead = await signIn('bearbeitung.buedingen', manner);
    const id = await draft(lead, title);

    const partner = await signIn('bearbeitung.nidda', manner);
    await partner.page.goto(`/kooperationen/${id}/einladung`);
    await partner.fill('Ansprechperson in Ihrer Organisation', 'Hauptamt Nidda');
    await partner.use(button(partner, 'Einladung annehmen'));
    await expect(partner.page).toHaveURL((url) => url.pathname === `/kooperationen/${id}`);

    await lead.page.goto(`/kooperationen/${id}`);
    await expect(lead.page.getByText('Der Entwurf ist vollständig.')).toBeVisible();
    if (manner === 'mouse') await expectPageToBeAccessible(lead.page);
    await lead.open('Zustimmungen anfordern');
    await lead.use(button(lead, 'Zustimmungen anfordern'));
    await expect(lead.page.getByText('Zustimmungen werden eingeholt')).toBeVisible();

    await consent(lead, await signIn('zeichnung.buedingen', manner), id);
    await consent(partner, await signIn('zeichnung.nidda', manner), id);

    await lead.page.goto(`/kooperationen/${id}`);
    await lead.open('Bei der Aufsichtsbehörde einreichen');
    await expect(lead.page.getByText('Bei Wetteraukreis einreichen?')).toBeVisible();
    await lead.use(button(lead, 'Bei der Aufsichtsbehörde einreichen'));
    await expect(lead.page.getByText('Bei der Aufsichtsbehörde', { exact: true })).toBeVisible();

    const authority = await signIn('aufsicht.wetterau', manner);
    await authority.page.goto(`/kooperationen/${id}/entscheidung?schritt=rueckfrage`);
    await authority.fill('Ihre Frage', 'Wo wird das System betrieben?');
    await authority.use(button(authority, 'Rückfrage stellen'));
    await expect(authority.page.getByText('Wo wird das System betrieben?')).toBeVisible();

    await lead.page.goto(`/kooperationen/${id}/rueckfrage`);
    await lead.fill('Ihre Antwort', 'Im Rechenzentrum der Stadt Büdingen.');
    await lead.use(button(lead, 'Antwort senden'));
    await expect(lead.page.getByText('Im Rechenzentrum der Stadt Büdingen.')).toBeVisible();

    await authority.page.goto(`/kooperationen/${id}/entscheidung`);
    if (manner === 'mouse') await expectPageToBeAccessible(authority.page);
    await authority.fill(/^Nebenbestimmungen/, 'Die Vereinbarung ist öffentlich bekannt zu machen.');
    await authority.use(button(authority, 'Genehmigen'));
    await expect(authority.page.getByText('Die Vereinbarung ist öffentlich bekannt zu machen.')).toBeVisible();

    await lead.page.goto(`/kooperationen/${id}`);
    await lead.open('Zusammenarbeit starten');
    await lead.use(button(lead, 'Zusammenarbeit starten'));
    await expect(lead.page.getByText('Läuft seit')).toBeVisible();
    await lead.open('Ende eintragen');
    await lead.fill('Letzter Tag', germanDay(0));
    await lead.fill('Grund', 'Die Aufgabe geht an den Zweckverband über.');
    await lead.use(button(lead, 'Ende eintragen'));
    await expect(lead.page.getByText('Die Zusammenarbeit ist beendet.')).toBeVisible();
  });
}

test('what is decided can be read by everyone, what is not stays with the partners', async ({ page, signIn }) => {
  const lead = await signIn('bearbeitung.buedingen');
  await lead.page.goto('/kooperationen?status=eingereicht');
  await lead.use(link(lead, 'Gemeinsamer IT-Betrieb Büdingen, Nidda und Ortenberg'));
  await expect(heading(lead, 'Gemeinsamer IT-Betrieb Büdingen, Nidda und Ortenberg')).toBeVisible();
  const hidden = new URL(lead.page.url()).pathname;

  await page.goto('/kooperationen?suche=Wetterau+Ost');
  await page.getByRole('link', { name: 'Gemeinsame Informationssicherheitsbeauftragte Wetterau Ost' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Wetterau Ost/ })).toBeVisible();
  await expect(page.getByText('98.000')).toHaveCount(0);
  await expectPageToBeAccessible(page);
  expect((await page.goto(hidden))?.status()).toBe(404);

  const stranger = await signIn('bearbeitung.kassel');
  expect((await stranger.page.goto(hidden))?.status()).toBe(404);
});
