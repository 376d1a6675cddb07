import { CONTRACT_PARAMETERS } from './contract-parameters.ts';
import type { LegalParameter } from './parameters.ts';
import { PROCUREMENT_PARAMETERS } from './procurement-parameters.ts';

const CHECK = 'Wortlaut vor dem Einsatz an einer amtlichen Quelle prüfen.';
const EARLIER_LAW = 'Frühere Fassungen wurden nicht geprüft.';
const OWN = 'Eigene Festlegung des Portals, keine gesetzliche Frist oder Grenze.';
const FUNDING_FROM = '2021-12-07';
const FUNDING_TO = '2026-12-31';
const FRAMEWORK = 'Rahmenvereinbarung zur Förderung der IKZ vom 7.12.2021';

/** Values the portal starts with; the Land maintains them from then on. Legal texts must be checked against an official source. */
export const LEGAL_PARAMETERS: readonly LegalParameter[] = [
  {
    key: 'termination_clause_threshold_years',
    value: 10,
    validFrom: '2004-01-01',
    validTo: null,
    source: '§ 24 Abs. 3 KGG',
    certainty: 'high',
    note: `${CHECK} ${EARLIER_LAW}`,
  },
  {
    key: 'regional_council_city_population',
    value: 50_000,
    validFrom: '2004-01-01',
    validTo: null,
    source: '§ 136 Abs. 2 Satz 1 HGO',
    certainty: 'high',
    note: `Mehr als diese Zahl. ${CHECK} ${EARLIER_LAW}`,
  },
  {
    key: 'regional_council_city_population_kept',
    value: 45_000,
    validFrom: '2004-01-01',
    validTo: null,
    source: '§ 136 Abs. 2 Satz 2 HGO',
    certainty: 'high',
    note: `Wer einmal über der oberen Grenze lag, bleibt bis zu dieser Zahl unter der Aufsicht des Regierungspräsidiums. ${CHECK}`,
  },
  own('min_partners', 2, 'Eine Zusammenarbeit braucht mindestens zwei Beteiligte.'),
  own('authority_review_target_days', 30, 'Zielzeit für die Entscheidung der Aufsichtsbehörde in Kalendertagen.'),
  own('invitation_reminder_days', 21, 'Antwort auf eine Einladung.'),
  own('consent_reminder_days', 56, 'Zustimmung eines Partners; Vertretungen tagen meist alle vier bis acht Wochen.'),
  own('inquiry_answer_days', 14, 'Antwort auf eine Rückfrage, wenn die Behörde keinen Tag nennt.'),
  own('correction_reminder_days', 28, 'Überarbeitung nach einer Rückgabe.'),
  funding('ikz_funding_min_partners', 3, 'Fördervoraussetzungen, Beratungszentrum Hessen', 'high', 'In der Regel.'),
  funding(
    'ikz_funding_min_partners_exception',
    2,
    'Fördervoraussetzungen, Beratungszentrum Hessen',
    'high',
    'Nur in begründeten Ausnahmen.',
  ),
  funding('ikz_funding_min_years', 5, 'Fördervoraussetzungen, Beratungszentrum Hessen', 'high', 'Mindestdauer.'),
  funding(
    'ikz_funding_min_saving_percent',
    15,
    'Fördervoraussetzungen, Beratungszentrum Hessen',
    'high',
    'Angestrebte Einsparung an Personal- und Sachkosten im gemeinsamen Bereich pro Jahr.',
  ),
  funding(
    'ikz_grant_two_partners_cents',
    5_000_000,
    'Förderhöhe, Beratungszentrum Hessen',
    'medium',
    'Regelzuwendung.',
  ),
  funding(
    'ikz_grant_three_partners_cents',
    7_500_000,
    'Förderhöhe, Beratungszentrum Hessen',
    'medium',
    'Regelzuwendung.',
  ),
  funding(
    'ikz_grant_more_partners_cents',
    10_000_000,
    'Förderhöhe, Beratungszentrum Hessen',
    'medium',
    'Regelzuwendung.',
  ),
  ...PROCUREMENT_PARAMETERS,
  ...CONTRACT_PARAMETERS,
];

function own(key: LegalParameter['key'], value: number, meaning: string): LegalParameter {
  return {
    key,
    value,
    validFrom: '2004-01-01',
    validTo: null,
    source: 'Eigene Festlegung des Portals',
    certainty: 'high',
    note: `${meaning} ${OWN}`,
  };
}

function funding(
  key: LegalParameter['key'],
  value: number,
  page: string,
  certainty: LegalParameter['certainty'],
  meaning: string,
): LegalParameter {
  return {
    key,
    value,
    validFrom: FUNDING_FROM,
    validTo: FUNDING_TO,
    source: `${FRAMEWORK}; ${page}`,
    certainty,
    note: `${meaning} Nur zur Anzeige, keine Zusage. Eine Nachfolgeregelung wurde nicht gefunden. ${CHECK}`,
  };
}
