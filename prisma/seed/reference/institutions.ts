import type { BodyRecord } from './body-record.ts';
import { fixedId } from './fixed-id.ts';

/** The names under which seeds, stories and tests know the institutions beside the Gemeinden and Kreise. */
export const INSTITUTION_IDS = {
  ministry: fixedId('state-ministry:innen'),
  regionalCouncilDarmstadt: fixedId('regional-council:darmstadt'),
  regionalCouncilGiessen: fixedId('regional-council:giessen'),
  regionalCouncilKassel: fixedId('regional-council:kassel'),
  ekom21: fixedId('it-provider:ekom21'),
  goetheUniversity: fixedId('university:goethe'),
  kopit: fixedId('purchasing-cooperative:kopit'),
  cert: fixedId('state-cert:cert-hessen'),
} as const;

const OWN_ENTRY = 'Eintrag des Portals nach öffentlicher Angabe der Stelle';

/** Institutions of the Land, its IT provider, its university, its purchasing cooperative and its CERT. */
export const INSTITUTIONS: readonly BodyRecord[] = [
  {
    id: INSTITUTION_IDS.ministry,
    kind: 'state_ministry',
    slug: 'innenministerium',
    officialName: 'Hessisches Ministerium des Innern, für Sicherheit und Heimatschutz',
    shortName: 'Innenministerium',
    sourceNote: `${OWN_ENTRY} (innen.hessen.de).`,
    aliases: ['HMdI', 'Land Hessen'],
    keys: [],
  },
  {
    id: INSTITUTION_IDS.regionalCouncilDarmstadt,
    kind: 'regional_council',
    slug: 'regierungspraesidium-darmstadt',
    officialName: 'Regierungspräsidium Darmstadt',
    shortName: 'Regierungspräsidium Darmstadt',
    region: 'darmstadt',
    sourceNote: `${OWN_ENTRY} (rp-darmstadt.hessen.de).`,
    aliases: ['RP'],
    keys: [],
  },
  {
    id: INSTITUTION_IDS.regionalCouncilGiessen,
    kind: 'regional_council',
    slug: 'regierungspraesidium-giessen',
    officialName: 'Regierungspräsidium Gießen',
    shortName: 'Regierungspräsidium Gießen',
    region: 'giessen',
    sourceNote: `${OWN_ENTRY} (rp-giessen.hessen.de).`,
    aliases: ['RP'],
    keys: [],
  },
  {
    id: INSTITUTION_IDS.regionalCouncilKassel,
    kind: 'regional_council',
    slug: 'regierungspraesidium-kassel',
    officialName: 'Regierungspräsidium Kassel',
    shortName: 'Regierungspräsidium Kassel',
    region: 'kassel',
    sourceNote: `${OWN_ENTRY} (rp-kassel.hessen.de).`,
    aliases: ['RP'],
    keys: [],
  },
  {
    id: INSTITUTION_IDS.ekom21,
    kind: 'it_provider',
    slug: 'ekom21',
    officialName: 'eKom21 – Kommunales Gebietsrechenzentrum Hessen',
    shortName: 'eKom21',
    sourceNote: `${OWN_ENTRY} (ekom21.de).`,
    aliases: ['KGRZ'],
    keys: [],
  },
  {
    id: INSTITUTION_IDS.goetheUniversity,
    kind: 'university',
    slug: 'goethe-universitaet',
    officialName: 'Goethe-Universität Frankfurt am Main',
    shortName: 'Goethe-Universität',
    sourceNote: `${OWN_ENTRY} (uni-frankfurt.de).`,
    aliases: ['Johann Wolfgang Goethe-Universität'],
    keys: [],
  },
  {
    id: INSTITUTION_IDS.kopit,
    kind: 'purchasing_cooperative',
    slug: 'kop-it',
    officialName: 'KOP-IT eG',
    shortName: 'KOP-IT eG',
    sourceNote: `${OWN_ENTRY} (kop-it.de).`,
    aliases: ['KOPIT'],
    keys: [],
  },
  {
    id: INSTITUTION_IDS.cert,
    kind: 'state_cert',
    slug: 'cert-hessen',
    officialName: 'CERT-Hessen im Hessen CyberCompetenceCenter (Hessen3C)',
    shortName: 'CERT-Hessen',
    sourceNote: `${OWN_ENTRY} (hessen3c.de).`,
    aliases: ['Hessen3C'],
    keys: [],
  },
];
