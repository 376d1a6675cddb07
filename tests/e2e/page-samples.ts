import { demoPersonId } from '#prisma/seed/demo/people.ts';
import { districtId, fixedId, municipalityId } from '#prisma/seed/reference/fixed-id.ts';

/** Where a page can be looked at: an address of the demo stories and who looks, null for a visitor. */
interface Sample {
  readonly path: string;
  readonly as: string | null;
}

const purchase = (key: string, room = '') => `/beschaffungen/${fixedId(`procurement:${key}`)}${room}`;
const partOf = (key: string, part: string) => fixedId(`procurement:${key}:${part}`);
const RUNNING = `/vertraege/${partOf('kopit-arbeitsplaetze', 'contract:1')}`;
const OWN_CONTRACT = `/vertraege/${fixedId('contract:buedingen-internet')}`;
export const story = (key: string) => `/kooperationen/${fixedId(`cooperation:${key}`)}`;
const BUEDINGEN = municipalityId('06440004');
const MEMBER = fixedId(`membership:${demoPersonId('bearbeitung', 'buedingen')}:${BUEDINGEN}`);

const sample = (as: string | null, ...paths: readonly string[]): Sample[] => paths.map((path) => ({ path, as }));

/** At least one sample for every page; a page without one fails below. */
export const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  '/': [...sample(null, '/'), ...sample('bearbeitung.buedingen', '/')],
  '/anmelden': sample(null, '/anmelden', '/anmelden?hinweis=abgemeldet', '/anmelden?fehler=kein-konto'),
  '/aufgaben': [
    ...sample('bearbeitung.buedingen', '/aufgaben'),
    ...sample('aufsicht.wetterau', '/aufgaben?frist=ueberfaellig'),
    ...sample('isb@demo.example', '/aufgaben'),
  ],
  '/barrierefreiheit': sample(null, '/barrierefreiheit'),
  '/datenschutz': sample(null, '/datenschutz'),
  '/einladung': sample(null, '/einladung?token=abgelaufen'),
  '/impressum': sample(null, '/impressum'),
  '/kommunen': [
    ...sample(null, '/kommunen', '/kommunen?suche=gibtesnicht', '/kommunen?art=gemeinden&seite=9'),
    ...sample('koordination.land', '/kommunen'),
  ],
  '/kommunen/[ags]': [
    ...sample(null, '/kommunen/06440004', '/kommunen/06440', '/kommunen/06415000', '/kommunen/06437016'),
    ...sample('koordination.land', '/kommunen/06412000'),
  ],
  '/kommunen/karte': sample(null, '/kommunen/karte'),
  '/kommunen/neu': sample('koordination.land', '/kommunen/neu'),
  '/konto': [...sample('bearbeitung.buedingen', '/konto'), ...sample('isb@demo.example', '/konto')],
  '/konto/bestaetigen': sample('bearbeitung.buedingen', '/konto/bestaetigen'),
  '/konto/passwort': sample('bearbeitung.buedingen', '/konto/passwort'),
  '/konto/sitzungen': sample('bearbeitung.buedingen', '/konto/sitzungen'),
  '/konto/zweiter-faktor': sample('bearbeitung.buedingen', '/konto/zweiter-faktor'),
  '/kooperationen': [
    ...sample(null, '/kooperationen', '/kooperationen?suche=gibtesnicht'),
    ...sample('bearbeitung.buedingen', '/kooperationen'),
    ...sample('aufsicht.rp-darmstadt', '/kooperationen'),
    ...sample('koordination.land', '/kooperationen?bereich=aufsicht'),
    ...sample('zeichnung.eschwege', '/kooperationen?status=beendet'),
  ],
  '/kooperationen/[id]': [
    ...sample(null, story('wetterau-ost-isb'), story('main-kinzig-breitband-ausbau')),
    ...sample('bearbeitung.buedingen', story('wetterau-ost-isb'), story('buedingen-nidda-ortenberg-betrieb')),
    ...sample('bearbeitung.eschwege', story('weissenborn-eschwege-buergerbuero')),
    ...sample('bearbeitung.hanau', story('hanau-nidderau-schul-it')),
    ...sample('bearbeitung.ekom21', story('ekom21-hanau-offenbach-sbom')),
    ...sample('zeichnung.goethe', story('goethe-frankfurt-rechenzentrum')),
    ...sample('aufsicht.lahn-dill', story('lahn-dill-digitale-bauakte')),
    ...sample('pruefung.land', story('main-kinzig-breitband-ausbau'), story('marburg-lahntal-digitalfunk')),
    ...sample('koordination.land', story('bergstrasse-datenschutz')),
  ],
  '/kooperationen/[id]/bearbeiten/[abschnitt]': sample(
    'bearbeitung.herborn',
    ...['grunddaten', 'umfang', 'laufzeit', 'rechtsform', 'kosten', 'partner'].map(
      (section) => `${story('herborn-haiger-entwurf')}/bearbeiten/${section}`,
    ),
  ),
  '/kooperationen/[id]/dokumente/neu': sample(
    'bearbeitung.herborn',
    `${story('herborn-haiger-entwurf')}/dokumente/neu`,
    `${story('herborn-haiger-entwurf')}/dokumente/neu?fehler=type_not_allowed&titel=Netzplan&zweck=attachment`,
  ),
  '/kooperationen/[id]/einladung': sample('bearbeitung.kassel', `${story('ekom21-hanau-offenbach-sbom')}/einladung`),
  '/kooperationen/[id]/entscheidung': sample(
    'aufsicht.wetterau',
    ...['', '?schritt=rueckfrage', '?schritt=rueckgabe', '?schritt=ablehnen'].map(
      (step) => `${story('buedingen-nidda-ortenberg-betrieb')}/entscheidung${step}`,
    ),
  ),
  '/kooperationen/[id]/rueckfrage': sample('bearbeitung.herborn', `${story('lahn-dill-digitale-bauakte')}/rueckfrage`),
  '/kooperationen/[id]/versionen': sample(
    'bearbeitung.buedingen',
    `${story('buedingen-nidda-ortenberg-betrieb')}/versionen?von=1&bis=2`,
  ),
  '/kooperationen/[id]/zustimmung': [
    ...sample('zeichnung.weissenborn', `${story('weissenborn-eschwege-buergerbuero')}/zustimmung`),
    ...sample('rathaus.weissenborn', `${story('weissenborn-eschwege-buergerbuero')}/zustimmung`),
  ],
  '/kooperationen/neu': sample('bearbeitung.buedingen', '/kooperationen/neu'),
  '/mitteilungen': sample('bearbeitung.buedingen', '/mitteilungen', '/mitteilungen?ansicht=ungelesen'),
  '/passwort-neu': sample(null, '/passwort-neu?token=abgelaufen'),
  '/passwort-vergessen': sample(null, '/passwort-vergessen'),
  '/start': [
    'bearbeitung.buedingen',
    'rathaus.weissenborn',
    'aufsicht.rp-darmstadt',
    'koordination.land',
    'bearbeitung.ekom21',
    'bearbeitung.goethe',
    'beschaffung.kopit',
    'haushalt.buedingen',
    'isb@demo.example',
    'analyse.cert',
    'pruefung.land',
    'betrieb.land',
  ].flatMap((account) => sample(account, '/start')),
  '/start/verfahren': [
    ...sample('koordination.land', '/start/verfahren', '/start/verfahren?stand=entschieden'),
    ...sample('aufsicht.rp-kassel', '/start/verfahren'),
  ],
  '/verwaltung': ['verwaltung.buedingen', 'betrieb.land', 'koordination.land'].flatMap((account) =>
    sample(account, '/verwaltung'),
  ),
  '/verwaltung/organisationen': sample('betrieb.land', '/verwaltung/organisationen'),
  '/verwaltung/organisationen/[id]': [
    ...sample('betrieb.land', `/verwaltung/organisationen/${districtId('06440')}`),
    ...sample('verwaltung.buedingen', `/verwaltung/organisationen/${BUEDINGEN}`),
  ],
  '/verwaltung/personen': [
    ...sample('verwaltung.buedingen', '/verwaltung/personen'),
    ...sample('betrieb.land', '/verwaltung/personen'),
  ],
  '/verwaltung/personen/[id]': [
    ...sample('verwaltung.buedingen', `/verwaltung/personen/${MEMBER}`),
    ...sample('betrieb.land', `/verwaltung/personen/${MEMBER}`),
  ],
  '/verwaltung/personen/einladen': sample('verwaltung.buedingen', '/verwaltung/personen/einladen'),
  '/verwaltung/postausgang': sample('betrieb.land', '/verwaltung/postausgang'),
  '/verwaltung/protokoll': ['verwaltung.buedingen', 'pruefung.land'].flatMap((account) =>
    sample(account, '/verwaltung/protokoll'),
  ),
  '/verwaltung/recht': ['koordination.land', 'pruefung.land'].flatMap((account) =>
    sample(account, '/verwaltung/recht'),
  ),
  '/verwaltung/recht/[wert]': sample('koordination.land', '/verwaltung/recht/authority_review_target_days'),
  '/abrufe': [...sample('haushalt.buedingen', '/abrufe'), ...sample('beschaffung.kopit', '/abrufe?stand=bestellt')],
  '/abrufe/[id]': [
    ...sample('haushalt.buedingen', `/abrufe/${partOf('kopit-arbeitsplaetze', 'call-off:7')}`),
    ...sample('beschaffung.nidda', `/abrufe/${partOf('kopit-arbeitsplaetze', 'call-off:3')}`),
  ],
  '/beschaffungen': [
    ...sample(null, '/beschaffungen'),
    ...sample('beschaffung.buedingen', '/beschaffungen', '/beschaffungen?bereich=oeffentlich'),
    ...sample('koordination.land', '/beschaffungen'),
  ],
  '/beschaffungen/[id]': [
    ...sample(null, purchase('goethe-videokonferenz')),
    ...sample('beschaffung.kassel', purchase('kassel-scannen')),
    ...sample('pruefung.land', purchase('kopit-arbeitsplaetze')),
  ],
  '/beschaffungen/[id]/akte': [
    ...sample('beschaffung.kopit', purchase('kopit-arbeitsplaetze', '/akte')),
    ...sample('beschaffung.nidda', purchase('buedingen-tablets', '/akte')),
  ],
  '/beschaffungen/[id]/akte/dateien/neu': sample(
    'beschaffung.buedingen',
    purchase('buedingen-notebooks-wetterau', '/akte/dateien/neu'),
  ),
  '/beschaffungen/[id]/bedarf': [
    ...sample('beschaffung.kassel', purchase('kassel-drucken-nord', '/bedarf')),
    ...sample('bearbeitung.buedingen', purchase('kassel-drucken-nord', '/bedarf')),
  ],
  '/beschaffungen/[id]/bedarf/antwort': sample(
    'bearbeitung.buedingen',
    purchase('kassel-drucken-nord', '/bedarf/antwort'),
  ),
  '/beschaffungen/[id]/bedarf/auswertung': [
    ...sample('beschaffung.kassel', purchase('kassel-drucken-nord', '/bedarf/auswertung')),
    ...sample('beschaffung.ekom21', purchase('ekom21-arbeitsplatz-hessen', '/bedarf/auswertung')),
  ],
  '/beschaffungen/[id]/bedarf/bestaetigung': [
    ...sample('bearbeitung.nidda', purchase('kassel-drucken-nord', '/bedarf/bestaetigung')),
    ...sample('zeichnung.eschwege', purchase('kassel-drucken-nord', '/bedarf/bestaetigung')),
  ],
  '/beschaffungen/[id]/bedarf/fragen': sample(
    'beschaffung.buedingen',
    purchase('buedingen-dms-nachfolge', '/bedarf/fragen'),
  ),
  '/beschaffungen/[id]/bedarf/fragen/[frage]': sample(
    'beschaffung.buedingen',
    purchase('buedingen-dms-nachfolge', `/bedarf/fragen/${partOf('buedingen-dms-nachfolge', 'item:1')}`),
  ),
  '/beschaffungen/[id]/bedarf/fragen/neu': sample(
    'beschaffung.buedingen',
    purchase('buedingen-dms-nachfolge', '/bedarf/fragen/neu'),
  ),
  '/beschaffungen/[id]/bedarf/import': sample(
    'bearbeitung.buedingen',
    purchase('kassel-drucken-nord', '/bedarf/import'),
  ),
  '/beschaffungen/[id]/bedarf/stellen': sample(
    'beschaffung.buedingen',
    purchase('buedingen-dms-nachfolge', '/bedarf/stellen'),
  ),
  '/beschaffungen/[id]/klauseln': sample('beschaffung.hanau', purchase('hanau-schulnetze', '/klauseln')),
  '/beschaffungen/[id]/klauseln/[lotId]': sample(
    'beschaffung.hanau',
    purchase('hanau-schulnetze', `/klauseln/${partOf('hanau-schulnetze', 'lot:1')}`),
  ),
  '/beschaffungen/[id]/lose': [
    ...sample('beschaffung.buedingen', purchase('buedingen-notebooks-wetterau', '/lose')),
    ...sample('beschaffung.nidda', purchase('buedingen-notebooks-wetterau', '/lose')),
  ],
  '/beschaffungen/[id]/lose/[lotId]': sample(
    'beschaffung.buedingen',
    purchase('buedingen-notebooks-wetterau', `/lose/${partOf('buedingen-notebooks-wetterau', 'lot:1')}`),
  ),
  '/beschaffungen/[id]/lose/neu': sample(
    'beschaffung.buedingen',
    purchase('buedingen-notebooks-wetterau', '/lose/neu'),
  ),
  '/beschaffungen/[id]/recht': [
    ...sample('recht.buedingen', purchase('buedingen-notebooks-wetterau', '/recht')),
    ...sample('pruefung.land', purchase('kopit-arbeitsplaetze', '/recht')),
  ],
  '/beschaffungen/[id]/recht/[punkt]': [
    ...sample('beschaffung.buedingen', purchase('buedingen-notebooks-wetterau', '/recht/joint_award')),
    ...sample('recht.buedingen', purchase('buedingen-notebooks-wetterau', '/recht/procedure')),
  ],
  '/beschaffungen/[id]/vereinbarung': [
    ...sample('beschaffung.goethe', purchase('goethe-datensicherung', '/vereinbarung')),
    ...sample('zeichnung.hanau', purchase('goethe-datensicherung', '/vereinbarung')),
  ],
  '/beschaffungen/[id]/vereinbarung/entwurf': sample(
    'beschaffung.goethe',
    purchase('goethe-datensicherung', '/vereinbarung/entwurf'),
  ),
  '/beschaffungen/[id]/vereinbarung/vergleich': sample(
    'beschaffung.goethe',
    purchase('goethe-datensicherung', '/vereinbarung/vergleich'),
  ),
  '/beschaffungen/[id]/vergabe': [
    ...sample('beschaffung.hanau', purchase('hanau-schulnetze', '/vergabe')),
    ...sample('beschaffung.land', purchase('land-endgeraeteschutz', '/vergabe')),
  ],
  '/beschaffungen/[id]/vergabe/bekanntmachung': sample(
    'beschaffung.land',
    purchase('land-endgeraeteschutz', '/vergabe/bekanntmachung'),
  ),
  '/beschaffungen/[id]/vergabe/kriterien': sample(
    'beschaffung.hanau',
    purchase('hanau-schulnetze', '/vergabe/kriterien?los=1'),
  ),
  '/beschaffungen/[id]/vergabe/uebernehmen': sample(
    'beschaffung.hanau',
    purchase('hanau-schulnetze', '/vergabe/uebernehmen'),
  ),
  '/beschaffungen/[id]/vertraege': [
    ...sample('beschaffung.kopit', purchase('kopit-arbeitsplaetze', '/vertraege')),
    ...sample('beschaffung.nidda', purchase('buedingen-tablets', '/vertraege')),
  ],
  '/beschaffungen/[id]/vorhaben': [
    ...sample('beschaffung.buedingen', purchase('buedingen-dms-nachfolge', '/vorhaben')),
    ...sample('beschaffung.hanau', purchase('hanau-digitale-tafeln', '/vorhaben')),
  ],
  '/beschaffungen/[id]/wertung': [
    ...sample('bearbeitung.nidda', purchase('buedingen-firewalls', '/wertung')),
    ...sample('bearbeitung.buedingen', purchase('buedingen-firewalls', '/wertung')),
    ...sample('zeichnung.nidda', purchase('nidda-telefonie', '/wertung')),
  ],
  '/beschaffungen/[id]/wertung/[bidId]': sample(
    'bearbeitung.nidda',
    purchase('buedingen-firewalls', `/wertung/${partOf('buedingen-firewalls', 'bid:1')}`),
    purchase('buedingen-firewalls', `/wertung/${partOf('buedingen-firewalls', 'bid:3')}`),
  ),
  '/beschaffungen/[id]/zeitplan': [
    ...sample('beschaffung.hanau', purchase('hanau-schulnetze', '/zeitplan')),
    ...sample('beschaffung.buedingen', purchase('buedingen-notebooks-wetterau', '/zeitplan')),
  ],
  '/beschaffungen/[id]/zeitplan/[schritt]': sample(
    'beschaffung.hanau',
    purchase('hanau-schulnetze', '/zeitplan/offers'),
  ),
  '/beschaffungen/[id]/zuschlag': [
    ...sample('zeichnung.nidda', purchase('nidda-telefonie', '/zuschlag')),
    ...sample('beschaffung.ekom21', purchase('ekom21-server', '/zuschlag')),
    ...sample('beschaffung.kassel', purchase('kassel-scannen', '/zuschlag')),
  ],
  '/beschaffungen/[id]/zuschlag/vermerk': sample('zeichnung.ekom21', purchase('ekom21-server', '/zuschlag/vermerk')),
  '/beschaffungen/cpv': sample('beschaffung.buedingen', '/beschaffungen/cpv?suche=Notebook'),
  '/beschaffungen/kalender': [
    ...sample('beschaffung.buedingen', '/beschaffungen/kalender'),
    ...sample('koordination.land', '/beschaffungen/kalender'),
  ],
  '/beschaffungen/neu': sample('beschaffung.buedingen', '/beschaffungen/neu'),
  '/beschaffungen/radar': [
    ...sample('beschaffung.buedingen', '/beschaffungen/radar'),
    ...sample('koordination.land', '/beschaffungen/radar'),
  ],
  '/beschaffungen/uebernehmen': sample('beschaffung.buedingen', '/beschaffungen/uebernehmen'),
  '/einsparungen': [
    ...sample('beschaffung.buedingen', '/einsparungen'),
    ...sample('pruefung.land', '/einsparungen?bereich=alle'),
  ],
  '/genossenschaft': [
    ...sample('beschaffung.kopit', '/genossenschaft'),
    ...sample('zeichnung.buedingen', '/genossenschaft'),
    ...sample('zeichnung.ortenberg', '/genossenschaft'),
  ],
  '/vertraege': [...sample('beschaffung.buedingen', '/vertraege'), ...sample('pruefung.land', '/vertraege?ende=18')],
  '/vertraege/[id]': [
    ...sample('beschaffung.kopit', RUNNING),
    ...sample('beschaffung.buedingen', OWN_CONTRACT),
    ...sample('beschaffung.nidda', `/vertraege/${partOf('buedingen-tablets', 'contract:1')}`),
  ],
  '/vertraege/[id]/abruf': sample('beschaffung.buedingen', `${RUNNING}/abruf`),
  '/vertraege/[id]/aenderung': sample('zeichnung.kopit', `${RUNNING}/aenderung`),
  '/vertraege/[id]/bearbeiten': sample('beschaffung.buedingen', `${OWN_CONTRACT}/bearbeiten`),
  '/vertraege/import': sample('beschaffung.buedingen', '/vertraege/import'),
  '/vertraege/neu': sample('beschaffung.buedingen', '/vertraege/neu'),
  '/verwaltung/schnittstelle': sample('verwaltung.buedingen', '/verwaltung/schnittstelle'),
  '/verwaltung/schnittstelle/neu': sample('verwaltung.buedingen', '/verwaltung/schnittstelle/neu'),
};

/** Pages that exist only within a journey, and the journey that looks at them. */
export const SEEN_ON_THE_WAY: Readonly<Record<string, string>> = {
  '/anmelden/code': 'second-factor.spec.ts',
  '/beschaffungen/[id]/zuschlag/information/[bidId]': 'purchase-journey.spec.ts',
  '/kommunen/[ags]/bearbeiten': 'register.spec.ts',
  '/konto/zweiter-faktor/codes': 'second-factor.spec.ts',
  '/verwaltung/personen/einladungen/[id]': 'people.spec.ts',
  '/verwaltung/postausgang/[id]': 'people.spec.ts',
};

/** Stand-ins the server sends for absent and forbidden addresses; opened as such below. */
export const STAND_INS: readonly string[] = ['/nicht-gefunden', '/keine-berechtigung'];
