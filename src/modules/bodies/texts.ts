import type { AssociationRefusal } from './domain/association.ts';
import type { BodyKind, GovernmentRegion } from './domain/body.ts';
import type { KeyKind } from './domain/key.ts';
import type { KindFilter } from './domain/list-query.ts';
import { isTown } from './domain/name.ts';
import type { SizeClassKey } from './domain/size-class.ts';

/** What a body is, in the singular. */
export const KIND_LABELS: Record<BodyKind, string> = {
  municipality: 'Gemeinde',
  independent_city: 'Kreisfreie Stadt',
  district: 'Landkreis',
  regional_council: 'Regierungspräsidium',
  state_ministry: 'Ministerium',
  it_provider: 'IT-Dienstleister',
  university: 'Hochschule',
  purchasing_cooperative: 'Einkaufsgenossenschaft',
  state_cert: 'CERT des Landes',
  special_purpose_association: 'Zweckverband',
};

/** Choices of the filter of kinds. */
export const KIND_FILTER_LABELS: Record<KindFilter, string> = {
  kommunen: 'Kommunen (Städte, Gemeinden, Landkreise)',
  gemeinden: 'Städte und Gemeinden',
  'kreisfreie-staedte': 'Kreisfreie Städte',
  landkreise: 'Landkreise',
  zweckverbaende: 'Zweckverbände',
  regierungspraesidien: 'Regierungspräsidien',
  ministerien: 'Ministerien',
  'it-dienstleister': 'IT-Dienstleister',
  hochschulen: 'Hochschulen',
  einkaufsgenossenschaften: 'Einkaufsgenossenschaften',
  cert: 'CERT des Landes',
};

export const REGION_LABELS: Record<GovernmentRegion, string> = {
  darmstadt: 'Darmstadt',
  giessen: 'Gießen',
  kassel: 'Kassel',
};

export const KEY_LABELS: Record<KeyKind, string> = {
  ags: 'Amtlicher Gemeindeschlüssel (AGS)',
  ars: 'Amtlicher Regionalschlüssel (ARS)',
  district_key: 'Kreisschlüssel',
};

export const SIZE_LABELS: Record<SizeClassKey, string> = {
  'bis-5000': 'unter 5.000',
  '5000-bis-10000': '5.000 bis unter 10.000',
  '10000-bis-20000': '10.000 bis unter 20.000',
  '20000-bis-50000': '20.000 bis unter 50.000',
  '50000-bis-100000': '50.000 bis unter 100.000',
  'ab-100000': '100.000 und mehr',
};

/** Territorial changes as kept in the register. */
export const CHANGE_KINDS = ['merger', 'incorporation', 'district_exit'] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGE_LABELS: Record<ChangeKind, string> = {
  merger: 'Zusammenschluss',
  incorporation: 'Eingliederung',
  district_exit: 'Ausscheiden aus dem Landkreis',
};

/** What a body is, as shown beside its name: a Gemeinde with the title of a Stadt is called one. */
export function kindLabel(kind: BodyKind, officialName: string): string {
  return kind === 'municipality' && isTown(officialName) ? 'Stadt' : KIND_LABELS[kind];
}

/** Why a Zweckverband cannot stand in the register as entered. */
export const ASSOCIATION_REFUSAL_TEXTS: Record<AssociationRefusal, { message: string; source?: string }> = {
  name_taken: {
    message: 'Eine Stelle mit diesem amtlichen Namen steht bereits im Verzeichnis. Bitte prüfen Sie den Eintrag dort.',
  },
  district_unknown: { message: 'Der gewählte Landkreis steht nicht im Verzeichnis. Bitte wählen Sie ihn neu.' },
  region_contradicts_district: {
    message:
      'Der gewählte Landkreis liegt in einem anderen Regierungsbezirk. Lassen Sie den Regierungsbezirk offen; er ergibt sich aus dem Landkreis.',
    source: '§ 35 Abs. 2 KGG',
  },
  ends_before_it_begins: { message: 'Der letzte Tag liegt vor dem Tag der Gründung. Bitte prüfen Sie beide Angaben.' },
};

/** Sources to be named wherever their data are shown; the words of the terms are the publisher's. */
export const SOURCES = {
  directory: {
    name: 'Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV100AD und AuszugGV',
    terms: 'Vervielfältigung und Verbreitung, auch auszugsweise, mit Quellenangabe gestattet',
    href: 'https://www.destatis.de/DE/Themen/Laender-Regionen/Regionales/Gemeindeverzeichnis/_inhalt.html',
    /** Day of the territory; population and area carry their own day. */
    asOf: '2026-01-01',
  },
  outlines: {
    name: '© GeoBasis-DE / BKG 2016 (Daten verändert: zusammengefasst, vereinfacht)',
    terms:
      'Verordnung zur Festlegung der Nutzungsbestimmungen für die Bereitstellung von Geodaten des Bundes (GeoNutzV)',
    href: 'https://gdz.bkg.bund.de',
    asOf: '2016-01-01',
  },
} as const;
