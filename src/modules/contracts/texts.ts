import type { AmendmentGround, CheckLine } from './amendments/domain/check.ts';
import type { CallOffVerb } from './call-offs/domain/call-off.ts';
import type { AmendmentKind, CallOffStatus, ContractStatus } from './domain/status.ts';
import type { SavingsKind } from './savings/domain/ledger.ts';

export const CONTRACT_STATUS_LABELS: Readonly<Record<ContractStatus, string>> = {
  running: 'Läuft',
  exhausted: 'Ausgeschöpft',
  ended: 'Abgelaufen',
  terminated: 'Vorzeitig beendet',
};

export const CALL_OFF_STATUS_LABELS: Readonly<Record<CallOffStatus, string>> = {
  requested: 'Wartet auf Freigabe',
  approved: 'Freigegeben',
  rejected: 'Abgelehnt',
  ordered: 'Bestellt',
  delivered: 'Geliefert',
  cancelled: 'Zurückgenommen',
};

/** Steps under a contract that are no state of a call-off, as they stand in the record of its purchase. */
export const CONTRACT_STEP_LABELS = {
  rest_cancelled: 'Rest zurückgenommen',
  notice_given: 'Vertrag gekündigt',
  terminated: 'Vertrag beendet',
} as const;

export const CALL_OFF_VERB_LABELS: Readonly<Record<CallOffVerb, string>> = {
  approve: 'Freigeben',
  reject: 'Ablehnen',
  order: 'Bestellen',
  deliver: 'Lieferung eintragen',
  cancel: 'Abruf zurücknehmen',
};

/** What waits for somebody among everybody's tasks. */
export const CONTRACT_TASK_LABELS = {
  approve_call_off: 'Budget eines Abrufs freigeben',
  order_call_off: 'Freigegebenen Abruf bestellen',
  start_successor: 'Nachfolge eines Vertrags planen',
} as const;

export const AMENDMENT_KIND_LABELS: Readonly<Record<AmendmentKind, string>> = {
  price_adjustment: 'Preisanpassung',
  extension: 'Verlängerung',
  volume: 'Andere Menge',
  scope: 'Andere oder zusätzliche Leistung',
};

export const AMENDMENT_GROUND_LABELS: Readonly<Record<AmendmentGround, string>> = {
  review_clause: 'Klare Änderungsklausel oder Option im Vertrag (§ 132 Abs. 2 Nr. 1 GWB)',
  additional: 'Zusätzliche Leistung, Wechsel nicht möglich (§ 132 Abs. 2 Nr. 2 GWB)',
  unforeseen: 'Unvorhersehbare Umstände (§ 132 Abs. 2 Nr. 3 GWB)',
  minor: 'Geringfügig, ab der EU-Schwelle (§ 132 Abs. 3 GWB)',
  minor_national: 'Unter der EU-Schwelle (§ 47 Abs. 2 UVgO)',
  not_substantial: 'Keine wesentliche Änderung (§ 132 Abs. 1 GWB)',
};

/** What has to be true for a ground, beside its numbers: what the justification answers for. */
export const AMENDMENT_CONDITIONS: Readonly<Record<AmendmentGround, string>> = {
  review_clause:
    'Die Klausel stand klar und eindeutig in den Vergabeunterlagen, nennt Art, Umfang und Voraussetzungen der Änderung, und der Gesamtcharakter des Auftrags bleibt.',
  additional:
    'Die Leistung war in den Vergabeunterlagen nicht vorgesehen; ein Wechsel des Auftragnehmers ist aus wirtschaftlichen oder technischen Gründen nicht möglich und brächte erhebliche Schwierigkeiten oder Zusatzkosten.',
  unforeseen: 'Die Umstände waren bei aller Sorgfalt nicht vorherzusehen, und der Gesamtcharakter des Auftrags bleibt.',
  minor: 'Der Gesamtcharakter des Auftrags bleibt.',
  minor_national: 'Der Gesamtcharakter des Auftrags bleibt.',
  not_substantial:
    'Kein anderer Kreis von Bietern, kein Vorteil für den Auftragnehmer, keine erhebliche Ausweitung und kein neuer Auftragnehmer.',
};

/** Fields that belong to one kind of change. */
export const CHANGE_FIELD_LABELS = {
  newUnitPriceCents: 'Neuer Preis je Einheit',
  moreQuantity: 'Mehr oder weniger Einheiten',
  newEndsOn: 'Neues Ende',
} as const;

export const CHECK_RULE_LABELS: Readonly<Record<CheckLine['rule'], string>> = {
  de_minimis_total: 'Alle geringfügigen Änderungen zusammen',
  national_total: 'Alle Änderungen auf diesem Grund zusammen',
  per_change: 'Diese eine Änderung',
  below_threshold: 'Änderungen zusammen unter der EU-Schwelle',
  framework_term: 'Laufzeit der Rahmenvereinbarung',
  ground_fits_regime: 'Grund passt zum Auftragswert',
  conditions: 'Voraussetzungen des Grundes',
};

export const CHECK_VERDICT_LABELS: Readonly<Record<CheckLine['verdict'], string>> = {
  within: 'eingehalten',
  exceeded: 'überschritten',
  unclear: 'offen',
};

export const SAVINGS_KIND_LABELS: Readonly<Record<SavingsKind, string>> = {
  baseline: 'Vergleichswert',
  award: 'Zuschlag',
  call_off: 'Abruf',
  correction: 'Berichtigung',
};

const SAVINGS_METHOD_LABELS: Readonly<Record<string, string>> = {
  own_price: 'bisheriger Preis der Stelle je Einheit',
  frozen_baseline: 'beim Zuschlag festgehaltener Vergleichswert je Einheit',
  no_baseline: 'ohne Vergleichspreis, keine Einsparung angesetzt',
};

/** How a comparison was made; what other steps wrote as a sentence stays that sentence. */
export function savingsMethodText(method: string): string {
  return SAVINGS_METHOD_LABELS[method] ?? method;
}
