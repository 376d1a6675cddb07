import { fixedId } from '#prisma/seed/reference/fixed-id.ts';
import { expectPageToBeAccessible } from './accessibility.ts';
import {
  acceptPartnership,
  button,
  consent,
  draft,
  germanDay,
  heading,
  link,
  requestConsents,
} from './cooperation-steps.ts';
import { expect, test } from './fixtures.ts';
import type { Manner } from './person.ts';

const MANNERS: readonly Manner[] = ['mouse', 'no-javascript', 'keyboard'];

for (const manner of MANNERS) {
  const tag = manner === 'mouse' ? ['@narrow'] : [];
  test(`a cooperation goes from draft to approval and to its end (${manner})`, { tag }, async ({ signIn }) => {
    test.slow();
    const title = `Geodaten Büdingen und Nidda ${manner} ${Date.now().toString(36)}`;
    const lead = await signIn('bearbeitung.buedingen', { manner });
    const id = await draft(lead, title);

    const partner = await signIn('bearbeitung.nidda', { manner });
    await acceptPartnership(partner, id);

    await lead.page.goto(`/kooperationen/${id}`);
    await expect(lead.page.getByText('Der Entwurf ist vollständig.')).toBeVisible();
    if (manner === 'mouse') await expectPageToBeAccessible(lead.page);
    await requestConsents(lead, id);

    await consent(lead, await signIn('zeichnung.buedingen', { manner }), id);
    await consent(partner, await signIn('zeichnung.nidda', { manner }), id);

    await lead.page.goto(`/kooperationen/${id}`);
    await lead.open('Bei der Aufsichtsbehörde einreichen');
    await expect(lead.page.getByText('Bei Wetteraukreis einreichen?')).toBeVisible();
    await lead.use(button(lead, 'Bei der Aufsichtsbehörde einreichen'));
    await expect(lead.page.getByText('Bei der Aufsichtsbehörde', { exact: true })).toBeVisible();

    const authority = await signIn('aufsicht.wetterau', { manner });
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

test('a cooperation from a public source offers its lead the facts and no step', { tag: '@narrow' }, async ({
  actAs,
}) => {
  const { page } = await actAs('bearbeitung.herborn');
  const address = `/kooperationen/${fixedId('historic-cooperation:8')}`;
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: /IT-Kompetenzzentrum/ })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Quelle' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('link', { name: /beenden|hochladen|verwalten/i })).toHaveCount(0);
  await expectPageToBeAccessible(page);
  // Nor do the addresses of its screens lead to a form.
  await page.goto(`${address}/bearbeiten/grunddaten`);
  await expect(page).toHaveURL((url) => url.pathname === address);
});
