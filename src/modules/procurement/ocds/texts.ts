import type { OcdsTag } from './domain/ocds.ts';
import type { PublicState } from './domain/public-list-query.ts';

export const PUBLIC_STATE_LABELS: Readonly<Record<PublicState, string>> = {
  planned: 'Geplant',
  tendering: 'Ausschreibung läuft',
  examined: 'Angebote werden geprüft',
  awarded: 'Vergeben',
  unsuccessful: 'Ohne Zuschlag beendet',
  cancelled: 'Aufgehoben',
};

/** What a publication was about. */
export const TAG_LABELS: Readonly<Record<OcdsTag, string>> = {
  planning: 'Vorhaben angekündigt',
  tender: 'Auftrag bekannt gemacht',
  tenderUpdate: 'Bekanntmachung geändert',
  tenderCancellation: 'Vergabe aufgehoben',
  award: 'Zuschlag erteilt',
  contract: 'Vertrag geschlossen',
  contractAmendment: 'Vertrag geändert',
  implementation: 'Stand der Durchführung',
  contractTermination: 'Vertrag beendet',
  compiled: 'Zusammenfassung',
};

export const CONTRACT_STATE_LABELS: Readonly<Record<'pending' | 'active' | 'cancelled' | 'terminated', string>> = {
  pending: 'Noch nicht wirksam',
  active: 'Läuft',
  cancelled: 'Nicht zustande gekommen',
  terminated: 'Beendet',
};

export const CATEGORY_LABELS: Readonly<Record<'goods' | 'services' | 'works', string>> = {
  goods: 'Lieferung',
  services: 'Dienstleistung',
  works: 'Bauleistung',
};
