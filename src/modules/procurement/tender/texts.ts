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

/** German words for the business terms of eForms that the portal fills. */
export const BUSINESS_TERM_LABELS: Readonly<Record<string, string>> = {
  'BT-02': 'Art der Bekanntmachung',
  'BT-03': 'Formulartyp',
  'BT-05': 'Tag der Absendung',
  'BT-22': 'Internes Aktenzeichen',
  'BT-21': 'Titel',
  'BT-24': 'Beschreibung',
  'BT-23': 'Art des Auftrags',
  'BT-105': 'Verfahrensart',
  'BT-262': 'Haupt-CPV-Code',
  'BT-263': 'Weitere CPV-Codes',
  'BT-500': 'Name der Organisation',
  'BT-501': 'Kennung der Organisation',
  'OPP-050': 'Federführende Stelle der Gruppe',
  'OPP-051': 'Zentrale Beschaffungsstelle',
  'BT-137': 'Kennung des Loses',
  'BT-5141': 'Land',
  'BT-728': 'Ort der Leistung',
  'BT-25': 'Höchstmenge',
  'BT-625': 'Einheit',
  'BT-36': 'Laufzeit',
  'BT-765': 'Rahmenvereinbarung',
  'BT-271': 'Höchstwert der Rahmenvereinbarung (netto, EUR)',
  'BT-113': 'Höchstzahl der Auftragnehmer',
  'BT-111': 'Kategorien der Abrufberechtigten',
  'BT-15': 'Adresse der Vergabeunterlagen',
  'BT-17': 'Elektronische Einreichung',
  'BT-97': 'Sprache der Angebote',
  'BT-131': 'Ende der Angebotsfrist',
  'BT-539': 'Art des Zuschlagskriteriums',
  'BT-734': 'Name des Zuschlagskriteriums',
  'BT-540': 'Beschreibung des Zuschlagskriteriums',
  'BT-541': 'Gewicht',
  'BT-5421': 'Art des Gewichts',
  'BT-161': 'Gesamtwert (netto, EUR)',
  'BT-13713': 'Los',
  'BT-142': 'Ergebnis',
  'BT-759': 'Eingegangene Angebote',
  'BT-760': 'Art der Einreichung',
  'BT-1451': 'Tag der Entscheidung',
  'BT-513': 'Ort des Auftragnehmers',
  'BT-165': 'Größe des Auftragnehmers',
  'BT-720': 'Wert des Angebots (netto, EUR)',
  'BT-709': 'Höchstwert der Rahmenvereinbarung (netto, EUR)',
  'BT-150': 'Vertragskennung',
  'BT-145': 'Tag des Vertragsschlusses',
};
