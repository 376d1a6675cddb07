import type { CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import { addDays, addYears } from '#src/modules/legal/domain/days.ts';
import type { LegalForm } from '#src/modules/legal/domain/legal-form.ts';
import type { Story } from './story.ts';

/** Texts by field, so that a list of many cooperations reads like a real one. */
const SUBJECTS: Readonly<Record<string, { readonly title: string; readonly aim: string; readonly tasks: string }>> = {
  it_operation: {
    title: 'Gemeinsamer IT-Betrieb',
    aim: 'Server, Arbeitsplätze und Netze werden gemeinsam betrieben, damit Vertretung und Rufbereitschaft gesichert sind.',
    tasks: 'Gemeinsames Team, einheitliche Arbeitsplätze, Datensicherung an getrenntem Ort, Benutzerservice.',
  },
  specialist_procedures: {
    title: 'Gemeinsames Finanzverfahren',
    aim: 'Ein Finanzverfahren für alle Partner, mit gemeinsamer Fachadministration.',
    tasks: 'Umstellung zum Jahreswechsel, gemeinsame Mandanten, elektronische Rechnung, Schulung.',
  },
  information_security: {
    title: 'Gemeinsame Informationssicherheit',
    aim: 'Die Partner teilen sich eine Informationssicherheitsbeauftragte und erreichen zusammen die Basis-Absicherung.',
    tasks: 'Bestandsaufnahme, Notfallhandbuch, Schulungen, Begleitung von Prüfungen.',
  },
  data_protection: {
    title: 'Gemeinsamer Datenschutzbeauftragter',
    aim: 'Die Partner bestellen gemeinsam einen Datenschutzbeauftragten.',
    tasks: 'Verzeichnis der Verarbeitungstätigkeiten, Beratung, Schulung, Ansprechstelle für Betroffene.',
  },
  digitalisation: {
    title: 'Verbund Verwaltungsdigitalisierung',
    aim: 'Abläufe werden einmal beschrieben und von allen Partnern digital genutzt.',
    tasks: 'Gemeinsame Digitalisierungslotsen, Prozessbibliothek, Einführung der E-Akte.',
  },
  online_service_reuse: {
    title: 'Nachnutzung von Online-Diensten',
    aim: 'Online-Dienste nach dem Prinzip Einer für Alle werden gemeinsam ausgewählt, angebunden und betreut.',
    tasks: 'Auswahl, Anbindung an die Fachverfahren, Redaktion, Auswertung der Nutzung.',
  },
  broadband: {
    title: 'Gemeinsame Breitbandkoordination',
    aim: 'Eine Stelle koordiniert Förderung, Ausbau und Dokumentation der Glasfasernetze.',
    tasks: 'Markterkundung, Förderanträge, Abstimmung mit Netzbetreibern, Trassenkataster.',
  },
  digital_radio: {
    title: 'Digitalfunk-Service',
    aim: 'Geräte des Digitalfunks werden gemeinsam beschafft, programmiert und geprüft.',
    tasks: 'Programmierung, jährliche Prüfung, Ersatzgeräte, Schulung.',
  },
  school_it: {
    title: 'Gemeinsame Schul-IT',
    aim: 'Die IT der Schulen wird von einem gemeinsamen Team betreut.',
    tasks: 'Geräteverwaltung, Netze, Plattformen, Hilfe für Kollegien.',
  },
  geodata: {
    title: 'Gemeinsames Geoinformationssystem',
    aim: 'Liegenschaften, Leitungen und Bauleitpläne in einem gemeinsamen System.',
    tasks: 'Betrieb, Datenpflege, Auskunft im Netz, Anbindung an Fachverfahren.',
  },
  procurement: {
    title: 'Gemeinsame Beschaffung von Arbeitsplätzen',
    aim: 'Arbeitsplatzgeräte werden gemeinsam ausgeschrieben und abgerufen.',
    tasks: 'Bedarf sammeln, Rahmenvereinbarung, Abruf, Garantieabwicklung.',
  },
};

type Outline = readonly [
  key: string,
  field: string,
  place: string,
  partners: readonly string[],
  form: LegalForm,
  status: CooperationStatus,
  drafted: string,
  costEuro: number,
];

/** One line each: where, what, who, how far. */
const OUTLINES: readonly Outline[] = [
  [
    'usingen',
    'it_operation',
    'Usinger Land',
    ['06434011', '06434007', '06434012', '06434004', '06434013'],
    'agreement_delegation',
    'active',
    '2022-02-07',
    286_000,
  ],
  [
    'main-taunus',
    'information_security',
    'Main-Taunus',
    [
      '06436',
      '06436001',
      '06436002',
      '06436003',
      '06436004',
      '06436005',
      '06436006',
      '06436007',
      '06436008',
      '06436009',
      '06436010',
      '06436011',
      '06436012',
    ],
    'agreement_mandate',
    'active',
    '2023-01-09',
    154_000,
  ],
  [
    'gross-gerau',
    'digitalisation',
    'Gerauer Land',
    ['06433006', '06433003', '06433009', '06433014'],
    'agreement_mandate',
    'submitted',
    '2026-05-11',
    88_000,
  ],
  [
    'ruesselsheim',
    'specialist_procedures',
    'Rüsselsheim am Main und Raunheim',
    ['06433012', '06433010', '06433007'],
    'agreement_mandate',
    'submitted',
    '2026-04-20',
    132_000,
  ],
  [
    'odenwald',
    'geodata',
    'Odenwald',
    ['06437006', '06437011', '06437016', '06437001'],
    'agreement_mandate',
    'active',
    '2021-03-08',
    39_500,
  ],
  [
    'rheingau-taunus',
    'school_it',
    'Rheingau-Taunus',
    ['06439', '06439008', '06439015'],
    'agreement_delegation',
    'approved',
    '2026-01-26',
    610_000,
  ],
  [
    'rodgau',
    'online_service_reuse',
    'Kreis Offenbach Ost',
    ['06438011', '06438012', '06438013', '06438007'],
    'agreement_mandate',
    'noted',
    '2026-03-02',
    41_000,
  ],
  [
    'darmstadt-dieburg',
    'procurement',
    'Darmstadt-Dieburg',
    ['06432', '06432004', '06432010', '06432018', '06432023', '06432008'],
    'agreement_mandate',
    'active',
    '2024-04-15',
    18_000,
  ],
  [
    'giessen-land',
    'it_operation',
    'Gießener Land und Lahn-Dill',
    ['06532', '06531', '06531005', '06532023'],
    'special_purpose_association',
    'active',
    '2020-08-17',
    1_940_000,
  ],
  [
    'wetzlar',
    'data_protection',
    'Wetzlar und Umgebung',
    ['06532023', '06532001', '06532021', '06532015'],
    'agreement_mandate',
    'submitted',
    '2026-06-08',
    67_000,
  ],
  [
    'limburg',
    'broadband',
    'Goldener Grund',
    ['06533003', '06533008', '06533002', '06533014'],
    'working_group',
    'noted',
    '2025-11-10',
    24_000,
  ],
  [
    'biedenkopf',
    'specialist_procedures',
    'Hinterland',
    ['06534004', '06534010', '06534005', '06534007', '06534003', '06534019'],
    'agreement_mandate',
    'active',
    '2023-05-22',
    74_500,
  ],
  [
    'vogelsberg',
    'online_service_reuse',
    'Vogelsberg',
    ['06535', '06535001', '06535011', '06535016', '06535013', '06535015'],
    'agreement_delegation',
    'returned',
    '2026-02-23',
    52_000,
  ],
  [
    'fulda-huenfeld',
    'information_security',
    'Fulda und Hünfeld',
    ['06631009', '06631015'],
    'agreement_mandate',
    'active',
    '2024-09-09',
    92_000,
  ],
  [
    'hersfeld',
    'digital_radio',
    'Waldhessen',
    ['06632002', '06632003', '06632018', '06632012', '06632009'],
    'agreement_delegation',
    'approved',
    '2026-03-16',
    47_000,
  ],
  [
    'schwalm',
    'it_operation',
    'Schwalm',
    ['06634022', '06634017', '06634020'],
    'agreement_delegation',
    'collecting_consent',
    '2026-08-31',
    168_000,
  ],
  [
    'waldeck',
    'data_protection',
    'Waldecker Land',
    ['06635015', '06635002', '06635021', '06635017'],
    'agreement_mandate',
    'ended',
    '2018-02-05',
    58_000,
  ],
  [
    'frankenberg',
    'digitalisation',
    'Frankenberger Land',
    ['06635011', '06635001', '06635004', '06635014', '06635006'],
    'agreement_mandate',
    'submitted',
    '2026-07-13',
    83_000,
  ],
  [
    'werra-meissner',
    'school_it',
    'Werra-Meißner',
    ['06636', '06636003', '06636016', '06636006'],
    'agreement_delegation',
    'active',
    '2023-10-16',
    275_000,
  ],
  [
    'region-kassel',
    'information_security',
    'Region Kassel',
    ['06633', '06611000', '06633003', '06633026'],
    'agreement_mandate',
    'submitted',
    '2026-08-10',
    210_000,
  ],
  [
    'rhein-main',
    'procurement',
    'Rhein-Main',
    ['06413000', '06414000', '06411000', '06415000', 'purchasing-cooperative:kopit'],
    'private_law',
    'submitted',
    '2026-05-18',
    36_000,
  ],
  [
    'friedberg',
    'geodata',
    'Wetterau West',
    ['06440008', '06440002', '06440005', '06440023'],
    'agreement_mandate',
    'rejected',
    '2025-06-16',
    61_000,
  ],
  [
    'bad-vilbel',
    'it_operation',
    'Bad Vilbel und Karben',
    ['06440003', '06440012'],
    'agreement_delegation',
    'returned',
    '2026-04-13',
    240_000,
  ],
  [
    'gelnhausen',
    'specialist_procedures',
    'Kinzigtal',
    ['06435010', '06435018', '06435012', '06435003'],
    'agreement_mandate',
    'withdrawn',
    '2025-08-18',
    49_000,
  ],
  [
    'bergstrasse-geodaten',
    'geodata',
    'Überwald und Weschnitztal',
    ['06431021', '06431009', '06431001', '06431017', '06431019', '06431004'],
    'agreement_mandate',
    'draft',
    '2026-10-05',
    33_000,
  ],
  [
    'taunus-it',
    'digitalisation',
    'Oberursel und Bad Homburg',
    ['06434008', '06434001'],
    'working_group',
    'collecting_consent',
    '2026-09-14',
    28_000,
  ],
  [
    'kirchhain',
    'broadband',
    'Ostkreis Marburg-Biedenkopf',
    ['06534011', '06534018', '06534016', '06534001'],
    'agreement_delegation',
    'ended',
    '2016-04-11',
    21_000,
  ],
];

const DECIDED: readonly CooperationStatus[] = ['approved', 'noted', 'rejected', 'active', 'ended'];
const SUBMITTED: readonly CooperationStatus[] = [...DECIDED, 'submitted', 'returned'];

const NOTICE_FORMS: readonly LegalForm[] = ['agreement_mandate', 'working_group', 'private_law'];

function storyOf([key, field, place, partners, legalForm, status, drafted, costPerYearEuro]: Outline): Story {
  const subject = SUBJECTS[field];
  if (!subject) throw new Error(`no subject for field ${field}`);
  const after = (days: number) => addDays(drafted, days);
  const submitted = SUBMITTED.includes(status) ? after(105) : undefined;
  const startsOn = after(240);
  const endsOn = addDays(addYears(startsOn, 5), -1);
  const positive = NOTICE_FORMS.includes(legalForm) ? ('noted' as const) : ('approved' as const);
  return {
    key,
    title: `${subject.title} ${place}`,
    field,
    activities: field === 'broadband' ? ['planning', 'building'] : ['planning', 'operating'],
    aim: subject.aim,
    tasks: subject.tasks,
    partners,
    legalForm,
    startsOn,
    endsOn,
    costPerYearEuro,
    drafted,
    consentsRequested: status === 'draft' ? undefined : after(28),
    signed:
      status === 'draft'
        ? undefined
        : partners.map((_, index) =>
            (status === 'collecting_consent' || status === 'withdrawn') && index > 0
              ? null
              : after(70 + ((index * 5) % 30)),
          ),
    submitted,
    returned:
      status === 'returned'
        ? {
            on: after(128),
            reason: 'Bitte überarbeiten Sie die gekennzeichneten Abschnitte.',
            comments: {
              scope: 'Die Abgrenzung zu den Aufgaben des Kreises fehlt.',
              costs: 'Der Kostenschlüssel ist nicht erläutert.',
            },
          }
        : undefined,
    decided: DECIDED.includes(status)
      ? {
          on: after(126 + (key.length % 5) * 9),
          kind: status === 'rejected' ? 'rejected' : positive,
          reason: status === 'rejected' ? 'Die Finanzierung ist bei zwei Partnern nicht gesichert.' : undefined,
        }
      : undefined,
    active: status === 'active' || status === 'ended' ? startsOn : undefined,
    ended: status === 'ended' ? { on: endsOn, reason: 'Die vereinbarte Laufzeit ist abgelaufen.' } : undefined,
    withdrawn:
      status === 'withdrawn'
        ? { on: after(95), reason: 'Ein Partner hat sich für einen anderen Verbund entschieden.' }
        : undefined,
  };
}

/** Stories in one line each, so that lists, filters and statistics have something to show. */
export const FURTHER_STORIES: readonly Story[] = OUTLINES.map(storyOf);
