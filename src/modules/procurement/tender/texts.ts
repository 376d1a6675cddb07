import type { PriceFormula } from './domain/criteria.ts';

export const PRICE_FORMULA_LABELS: Readonly<Record<PriceFormula, string>> = {
  linear_to_double: 'Linear bis zum doppelten Preis',
  inverse_proportional: 'Umgekehrt proportional',
  linear_to_highest: 'Linear bis zum höchsten Preis',
};

/** How each formula computes the share of the price points. */
export const PRICE_FORMULA_HINTS: Readonly<Record<PriceFormula, string>> = {
  linear_to_double:
    'Der niedrigste Preis erhält alle Punkte, das Doppelte davon und mehr keine; dazwischen (2 × niedrigster Preis − Preis) ÷ niedrigster Preis.',
  inverse_proportional: 'Niedrigster Preis ÷ Preis: der doppelte Preis erhält die Hälfte der Punkte.',
  linear_to_highest:
    'Der niedrigste Preis erhält alle Punkte, der höchste keine; dazwischen linear. Ein einzelnes teures Angebot verschiebt alle Punkte.',
};

export const PART_LABELS: Readonly<Record<'evaluator' | 'decider', string>> = {
  evaluator: 'Wertung',
  decider: 'Entscheidung über den Zuschlag',
};

/** German words for the business terms of eForms that the portal fills, after the translations of the eForms SDK. */
export const BUSINESS_TERM_LABELS: Readonly<Record<string, string>> = {
  'BT-01': 'Rechtsgrundlage des Verfahrens',
  'BT-02': 'Typ der Bekanntmachung',
  'BT-03': 'Vorlagenart',
  'BT-05': 'Datum der Absendung',
  'BT-702': 'Sprache der Bekanntmachung',
  'BT-22': 'Interne Kennung',
  'BT-21': 'Titel',
  'BT-24': 'Beschreibung',
  'BT-23': 'Art des Auftrags',
  'BT-105': 'Art des Verfahrens',
  'BT-262': 'Haupt-CPV-Code',
  'BT-263': 'Weitere CPV-Codes',
  'BT-500': 'Amtliche Bezeichnung',
  'BT-501': 'Kennung der Organisation',
  'OPP-050': 'Federführung der Gruppe',
  'OPP-051': 'Zentrale Beschaffungsstelle, die für andere vergibt',
  'BT-137': 'Kennung des Loses',
  'BT-5141': 'Land',
  'BT-728': 'Ort der Leistung, weitere Angaben',
  'BT-25': 'Menge (höchstens)',
  'BT-625': 'Einheit',
  'BT-36': 'Laufzeit',
  'BT-765': 'Rahmenvereinbarung',
  'BT-271': 'Höchstwert der Rahmenvereinbarung (netto, EUR)',
  'BT-113': 'Höchstzahl der Auftragnehmer',
  'BT-300': 'Zusätzliche Informationen',
  'BT-111': 'Zusätzlicher Geltungsbereich für Käufer',
  'BT-15': 'Adresse der Auftragsunterlagen (URL)',
  'BT-17': 'Elektronische Einreichung',
  'BT-97': 'Sprache der Angebote',
  'BT-131': 'Frist für den Eingang der Angebote',
  'BT-539': 'Art des Zuschlagskriteriums',
  'BT-734': 'Name des Zuschlagskriteriums',
  'BT-540': 'Beschreibung des Zuschlagskriteriums',
  'BT-541': 'Gewicht (Zahl)',
  'BT-5421': 'Art des Gewichts',
  'BT-161': 'Wert aller vergebenen Aufträge (netto, EUR)',
  'BT-118': 'Höchstwert der Rahmenvereinbarungen dieser Bekanntmachung (netto, EUR)',
  'BT-13713': 'Los',
  'BT-142': 'Auswahl eines Gewinners',
  'BT-144': 'Warum kein Gewinner ausgewählt wurde',
  'BT-759': 'Zahl der eingegangenen Angebote',
  'BT-760': 'Art der gezählten Eingänge',
  'BT-1451': 'Datum der Entscheidung über den Gewinner',
  'BT-513': 'Ort des Auftragnehmers',
  'BT-165': 'Größe des Wirtschaftsteilnehmers',
  'BT-720': 'Wert des Angebots (netto, EUR)',
  'BT-709': 'Höchstwert der Rahmenvereinbarung (netto, EUR)',
  'BT-150': 'Kennung des Vertrags',
  'BT-145': 'Datum des Vertragsabschlusses',
};
