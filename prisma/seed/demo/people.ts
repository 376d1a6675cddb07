import type { Role } from '#src/policy/actor.ts';
import { districtId, fixedId, municipalityId } from '../reference/fixed-id.ts';
import { INSTITUTION_IDS } from '../reference/institutions.ts';

/** The one password of all demo accounts. Demo data go only into the embedded database or in on an explicit command. */
export const DEMO_PASSWORD = 'Allmende-Demo-2026';

/** A demo account: clearly made up, one mail address per role and body. */
export interface DemoPerson {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly memberships: readonly { readonly bodyId: string; readonly roles: readonly Role[] }[];
}

const town = municipalityId;

/** Bodies with demo accounts, by the name their mail addresses carry. */
export const DEMO_BODIES = {
  buedingen: { id: town('06440004'), label: 'Büdingen' },
  ortenberg: { id: town('06440019'), label: 'Ortenberg' },
  nidda: { id: town('06440016'), label: 'Nidda' },
  kassel: { id: town('06611000'), label: 'Kassel' },
  hanau: { id: town('06415000'), label: 'Hanau' },
  weissenborn: { id: town('06636015'), label: 'Weißenborn' },
  eschwege: { id: town('06636003'), label: 'Eschwege' },
  herborn: { id: town('06532012'), label: 'Herborn' },
  driedorf: { id: town('06532007'), label: 'Driedorf' },
  'lahn-dill': { id: districtId('06532'), label: 'Lahn-Dill-Kreis' },
  wetterau: { id: districtId('06440'), label: 'Wetteraukreis' },
  'rp-darmstadt': { id: INSTITUTION_IDS.regionalCouncilDarmstadt, label: 'RP Darmstadt' },
  'rp-giessen': { id: INSTITUTION_IDS.regionalCouncilGiessen, label: 'RP Gießen' },
  'rp-kassel': { id: INSTITUTION_IDS.regionalCouncilKassel, label: 'RP Kassel' },
  land: { id: INSTITUTION_IDS.ministry, label: 'Land' },
  ekom21: { id: INSTITUTION_IDS.ekom21, label: 'eKom21' },
  goethe: { id: INSTITUTION_IDS.goetheUniversity, label: 'Goethe-Universität' },
  kopit: { id: INSTITUTION_IDS.kopit, label: 'KOP-IT' },
  cert: { id: INSTITUTION_IDS.cert, label: 'CERT' },
} as const;

export type DemoBody = keyof typeof DEMO_BODIES;

const FUNCTIONS: Readonly<Record<string, { readonly label: string; readonly roles: readonly Role[] }>> = {
  bearbeitung: { label: 'Bearbeitung', roles: ['editor'] },
  zeichnung: { label: 'Zeichnung', roles: ['signatory'] },
  lesen: { label: 'Lesen', roles: ['reader'] },
  verwaltung: { label: 'Verwaltung', roles: ['organisation_administrator'] },
  rathaus: { label: 'Rathaus', roles: ['editor', 'organisation_administrator'] },
  beschaffung: { label: 'Beschaffung', roles: ['procurement_manager'] },
  recht: { label: 'Rechtsprüfung', roles: ['legal_reviewer'] },
  haushalt: { label: 'Haushalt', roles: ['budget_approver'] },
  aufsicht: { label: 'Aufsicht', roles: ['authority_decider'] },
  aufsicht2: { label: 'Aufsicht (Vertretung)', roles: ['authority_decider'] },
  koordination: { label: 'Koordination', roles: ['land_coordinator'] },
  pruefung: { label: 'Prüfung', roles: ['auditor'] },
  betrieb: { label: 'Plattformbetrieb', roles: ['platform_administrator'] },
  analyse: { label: 'Analyse', roles: ['cert_analyst'] },
};

/** Which functions have an account in which body. */
const STAFF: Readonly<Record<DemoBody, readonly string[]>> = {
  buedingen: ['bearbeitung', 'zeichnung', 'lesen', 'verwaltung', 'beschaffung', 'recht', 'haushalt'],
  ortenberg: ['bearbeitung', 'zeichnung'],
  nidda: ['bearbeitung', 'zeichnung', 'beschaffung', 'recht', 'haushalt'],
  kassel: ['bearbeitung', 'zeichnung', 'verwaltung', 'beschaffung', 'recht', 'haushalt'],
  hanau: ['bearbeitung', 'zeichnung', 'verwaltung', 'beschaffung', 'recht', 'haushalt'],
  weissenborn: ['rathaus', 'zeichnung'],
  eschwege: ['bearbeitung', 'zeichnung'],
  herborn: ['bearbeitung', 'zeichnung'],
  driedorf: ['bearbeitung', 'zeichnung'],
  'lahn-dill': ['bearbeitung', 'zeichnung', 'verwaltung', 'aufsicht', 'aufsicht2'],
  wetterau: ['aufsicht', 'aufsicht2'],
  'rp-darmstadt': ['aufsicht', 'aufsicht2'],
  'rp-giessen': ['aufsicht', 'aufsicht2'],
  'rp-kassel': ['aufsicht', 'aufsicht2'],
  land: [
    'koordination',
    'aufsicht',
    'pruefung',
    'betrieb',
    'verwaltung',
    'bearbeitung',
    'zeichnung',
    'beschaffung',
    'recht',
    'haushalt',
  ],
  ekom21: ['bearbeitung', 'zeichnung', 'verwaltung', 'beschaffung', 'recht', 'haushalt'],
  goethe: ['bearbeitung', 'zeichnung', 'beschaffung', 'recht', 'haushalt'],
  kopit: ['bearbeitung', 'zeichnung', 'beschaffung', 'recht'],
  cert: ['analyse', 'verwaltung'],
};

/** The towns the shared security officer serves: Büdingen and six neighbours in the Wetterau. */
const SHARED_OFFICER_TOWNS = ['06440004', '06440019', '06440016', '06440009', '06440010', '06440014', '06440001'];

/** Id of the account of a function in a body. */
export function demoPersonId(name: string, body: DemoBody): string {
  return fixedId(`person:${name}.${body}`);
}

/** The account of the first of these functions a body has, or null: bodies without accounts act without a name. */
export function demoAccountOf(bodyId: string, ...functions: readonly string[]): string | null {
  const body = (Object.keys(DEMO_BODIES) as DemoBody[]).find((key) => DEMO_BODIES[key].id === bodyId);
  const name = body && functions.find((one) => STAFF[body].includes(one));
  return body && name ? demoPersonId(name, body) : null;
}

/** All demo accounts. */
export function demoPeople(): DemoPerson[] {
  const staff = (Object.keys(STAFF) as DemoBody[]).flatMap((body) =>
    STAFF[body].map((name): DemoPerson => {
      const { label = name, roles = [] } = FUNCTIONS[name] ?? {};
      return {
        id: demoPersonId(name, body),
        email: `${name}.${body}@demo.example`,
        displayName: `Demo ${label} ${DEMO_BODIES[body].label}`,
        memberships: [{ bodyId: DEMO_BODIES[body].id, roles }],
      };
    }),
  );
  const officer: DemoPerson = {
    id: fixedId('person:isb'),
    email: 'isb@demo.example',
    displayName: 'Demo Informationssicherheit Wetterau Ost',
    memberships: SHARED_OFFICER_TOWNS.map((ags) => ({ bodyId: town(ags), roles: ['security_officer' as const] })),
  };
  return [...staff, officer];
}
