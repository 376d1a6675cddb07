import { formatMore } from '#src/ui/format.ts';
import type { Procedure } from './domain/approval-type.ts';
import type { Certainty } from './domain/certainty.ts';
import type { LegalForm } from './domain/legal-form.ts';
import type { LegalParameterKey, LegalParameterUnit } from './domain/parameters.ts';
import type { AuthorityReason, AuthorityReasonCode } from './domain/supervisory-authority.ts';
import type { TerminationClauseResult } from './domain/termination-clause.ts';

export const LEGAL_FORM_LABELS: Record<LegalForm, string> = {
  working_group: 'Kommunale Arbeitsgemeinschaft',
  agreement_delegation: 'Öffentlich-rechtliche Vereinbarung (Delegation)',
  agreement_mandate: 'Öffentlich-rechtliche Vereinbarung (Mandatierung)',
  special_purpose_association: 'Zweckverband',
  joint_institution: 'Gemeinsame kommunale Anstalt',
  private_law: 'Privatrechtliche Form',
};

/** One sentence per legal form that helps to choose. */
export const LEGAL_FORM_HINTS: Record<LegalForm, string> = {
  working_group: 'Ohne eigene Rechtspersönlichkeit; stimmt Planungen ab und bereitet gemeinsame Lösungen vor.',
  agreement_delegation: 'Ein Partner übernimmt die Aufgabe der anderen in seine Zuständigkeit.',
  agreement_mandate: 'Ein Partner führt die Aufgabe für die anderen durch; die Zuständigkeit bleibt bei ihnen.',
  special_purpose_association: 'Eigene juristische Person mit Satzung, der die Partner Aufgaben übertragen.',
  joint_institution: 'Gemeinsame Anstalt des öffentlichen Rechts in Trägerschaft der Partner.',
  private_law: 'Zum Beispiel GmbH oder Genossenschaft; die Zulässigkeit richtet sich nach der HGO.',
};

export const PROCEDURE_LABELS: Record<Procedure, string> = {
  approval: 'Genehmigung erforderlich',
  notice: 'Anzeige genügt',
  none_found: 'Weder Genehmigung noch Anzeige gefunden',
};

export const PROCEDURE_EXPLANATIONS: Record<Procedure, string> = {
  approval: 'Die Zusammenarbeit wird erst mit der Genehmigung der Aufsichtsbehörde wirksam.',
  notice: 'Die Zusammenarbeit ist der Aufsichtsbehörde anzuzeigen. Sie nimmt davon Kenntnis.',
  none_found:
    'Für diese Rechtsform wurde im Gesetz keine Genehmigungs- oder Anzeigepflicht gefunden. Die Aufsichtsbehörde wird unterrichtet und nimmt davon Kenntnis.',
};

export const CERTAINTY_LABELS: Record<Certainty, string> = {
  high: 'gesichert',
  medium: 'weitgehend gesichert',
  low: 'Auslegung, bitte prüfen lassen',
};

export const TERMINATION_CLAUSE_TEXTS: Record<TerminationClauseResult, string> = {
  required:
    'Die Vereinbarung ist unbefristet oder läuft länger als die gesetzliche Grenze. Sie muss bestimmen, unter welchen Voraussetzungen die Beteiligten kündigen können.',
  recommended:
    'Das Gesetz verlangt eine Kündigungsregelung nur für öffentlich-rechtliche Vereinbarungen. Bei dieser Laufzeit wird sie auch hier empfohlen.',
  not_required: 'Eine Kündigungsregelung ist bei dieser Laufzeit nicht vorgeschrieben.',
  undetermined:
    'Ob eine Kündigungsregelung nötig ist, steht fest, sobald Rechtsform, Beginn und Laufzeit angegeben sind.',
};

const AUTHORITY_REASON_SENTENCES: Record<AuthorityReasonCode, (names: string) => string> = {
  outside_hessen_takes_part: (names) =>
    `Der Bund oder ein anderes Land ist beteiligt (${names}). Zuständig ist das Innenministerium oder die von ihm bestimmte Behörde.`,
  land_takes_part: (names) =>
    `Das Land Hessen ist beteiligt (${names}). Zuständig ist das Innenministerium oder die von ihm bestimmte Behörde.`,
  university_counts_as_land: (names) =>
    `Eine Hochschule des Landes ist beteiligt (${names}). Sie untersteht der Aufsicht des Landes und wird hier wie das Land behandelt; das Gesetz nennt sie nicht ausdrücklich.`,
  frankfurt_takes_part: () =>
    'Die Stadt Frankfurt am Main ist beteiligt. Zuständig ist das Innenministerium oder die von ihm bestimmte Behörde.',
  wiesbaden_takes_part: () =>
    'Die Landeshauptstadt Wiesbaden ist beteiligt. Zuständig ist das Innenministerium oder die von ihm bestimmte Behörde.',
  several_regions: (names) =>
    `Die Beteiligten gehören mehreren Regierungsbezirken an (${names}). Zuständig ist das Innenministerium oder die von ihm bestimmte Behörde.`,
  it_provider_spans_regions: (names) =>
    `${names} hat Mitglieder in allen Regierungsbezirken. Deshalb wird das Innenministerium angenommen; es kann eine andere Behörde bestimmen. Das Gesetz regelt diesen Fall nicht ausdrücklich.`,
  region_unknown: (names) =>
    `Für ${names} ist im Verzeichnis nicht hinterlegt, zu welchem Landkreis oder Regierungsbezirk die Mitglieder gehören. Vorsorglich wird das Innenministerium angenommen.`,
  no_municipal_party: () =>
    'Weder eine Gemeinde noch ein Landkreis ist beteiligt. Das Gesetz regelt diesen Fall nicht; vorsorglich wird das Innenministerium angenommen.',
  district_takes_part: (names) =>
    `Ein Landkreis ist selbst beteiligt (${names}). Über ihn führt das Regierungspräsidium die Aufsicht; der Landrat entscheidet nicht in eigener Sache.`,
  city_under_regional_council: (names) =>
    `Für ${names} ist wegen der Einwohnerzahl das Regierungspräsidium Aufsichtsbehörde.`,
  several_districts: (names) =>
    `Die Beteiligten gehören mehreren Landkreisen eines Regierungsbezirks an (${names}). Zuständig ist das Regierungspräsidium oder die von ihm bestimmte Behörde.`,
  association_spans_districts: (names) =>
    `Die Mitglieder des Verbands gehören mehreren Landkreisen eines Regierungsbezirks an (${names}). Zuständig ist das Regierungspräsidium.`,
  private_party_takes_part: (names) =>
    `Beteiligt ist eine Stelle, die keine Gemeinde ist (${names}). Der Landrat ist nur zuständig, wenn ausschließlich Gemeinden seines Kreises beteiligt sind; angenommen wird das Regierungspräsidium.`,
  one_district: (names) =>
    `Alle Beteiligten sind Gemeinden desselben Landkreises (${names}). Zuständig ist der Landrat als Behörde der Landesverwaltung.`,
  city_near_threshold: (names) =>
    `${names} liegt nahe der Einwohnergrenze. War sie früher überschritten, bleibt das Regierungspräsidium zuständig; bitte prüfen.`,
};

/**
 * What the supervision by a district is called: not the district decides but its Landrat, as an authority of the Land
 * (§ 35 Abs. 2 Nr. 1 KGG). The name is declined: "des Lahn-Dill-Kreises", "des Landkreises Gießen".
 */
export function districtAuthorityName(district: string): string {
  const declined = district.replace(/^((?:Land)?[Kk]reis) /, '$1es ').replace(/kreis$/i, '$&es');
  return declined === district
    ? `Landrat (${district}) als Kommunalaufsicht`
    : `Landrat des ${declined} als Kommunalaufsicht`;
}

/** The German sentence for a reason, naming at most three bodies so that it stays readable. */
export function authorityReasonSentence(reason: AuthorityReason): string {
  const shown = reason.bodyNames.slice(0, 3).join(', ');
  const more = reason.bodyNames.length - 3;
  return AUTHORITY_REASON_SENTENCES[reason.code](more > 0 ? `${shown} ${formatMore(more)}` : shown);
}

export const PARAMETER_LABELS: Record<LegalParameterKey, string> = {
  termination_clause_threshold_years: 'Kündigungsregelung nötig bei mehr als',
  min_partners: 'Mindestzahl der Beteiligten',
  regional_council_city_population: 'Aufsicht des Regierungspräsidiums bei mehr als',
  regional_council_city_population_kept: 'Aufsicht des Regierungspräsidiums bleibt bis',
  authority_review_target_days: 'Zielzeit der Aufsichtsbehörde',
  invitation_reminder_days: 'Antwort auf eine Einladung',
  consent_reminder_days: 'Zustimmung eines Partners',
  inquiry_answer_days: 'Antwort auf eine Rückfrage',
  correction_reminder_days: 'Überarbeitung nach Rückgabe',
  ikz_funding_min_partners: 'IKZ-Förderung: Mindestzahl der Kommunen',
  ikz_funding_min_partners_exception: 'IKZ-Förderung: Mindestzahl im Ausnahmefall',
  ikz_funding_min_years: 'IKZ-Förderung: Mindestdauer',
  ikz_funding_min_saving_percent: 'IKZ-Förderung: angestrebte Einsparung',
  ikz_grant_two_partners_cents: 'IKZ-Regelzuwendung bei zwei Kommunen',
  ikz_grant_three_partners_cents: 'IKZ-Regelzuwendung bei drei Kommunen',
  ikz_grant_more_partners_cents: 'IKZ-Regelzuwendung bei mehr als drei Kommunen',
  eu_threshold_services_cents: 'EU-Schwelle für Liefer- und Dienstleistungen',
  eu_threshold_works_cents: 'EU-Schwelle für Bauleistungen',
  hvtg_direct_award_cents: 'Direktauftrag in Hessen bis',
  hvtg_negotiated_cents: 'Verhandlungsvergabe mit drei Angeboten bis',
  hvtg_restricted_cents: 'Beschränkte Ausschreibung ohne Teilnahmewettbewerb bis',
  hvtg_min_quotes: 'Angebote, die einzuholen sind',
  hvtg_direct_award_works_cents: 'Direktauftrag für Bauleistungen in Hessen bis',
  hvtg_fair_wage_cents: 'Tariftreue in Hessen ab',
  inhouse_activity_percent: 'Inhouse: Tätigkeit für die Auftraggeber mehr als',
  cooperation_market_percent: 'Öffentliche Zusammenarbeit: Tätigkeit am Markt weniger als',
  framework_years_eu: 'Rahmenvereinbarung ab der EU-Schwelle höchstens',
  framework_years_national: 'Rahmenvereinbarung unter der EU-Schwelle höchstens',
  tender_open_days: 'Angebotsfrist im offenen Verfahren',
  tender_open_electronic_days: 'Angebotsfrist im offenen Verfahren, elektronisch',
  tender_open_short_days: 'Angebotsfrist im offenen Verfahren, verkürzt',
  tender_request_days: 'Teilnahmefrist',
  tender_restricted_days: 'Angebotsfrist nach Teilnahmewettbewerb',
  tender_restricted_electronic_days: 'Angebotsfrist nach Teilnahmewettbewerb, elektronisch',
  tender_national_request_days: 'Teilnahmefrist unter der EU-Schwelle',
  tender_national_days: 'Angebotsfrist unter der EU-Schwelle',
  standstill_days: 'Wartefrist vor dem Zuschlag',
  standstill_electronic_days: 'Wartefrist vor dem Zuschlag, elektronisch',
  appeal_days: 'Beschwerdefrist nach einer Nachprüfung',
  plan_documents_days: 'Zeitplan: Vergabeunterlagen',
  plan_selection_days: 'Zeitplan: Auswahl der Bewerber',
  plan_evaluation_days: 'Zeitplan: Wertung',
  plan_decision_days: 'Zeitplan: Vergabeentscheidung',
  plan_buffer_days: 'Zeitplan: Puffer vor dem Beginn',
  vat_public_body_limit_cents: 'Umsatzsteuer: Grenze nach § 2b UStG',
  amendment_de_minimis_percent: 'Geringfügige Vertragsänderungen, Liefer- und Dienstleistungen',
  amendment_de_minimis_works_percent: 'Geringfügige Vertragsänderungen, Bauleistungen',
  amendment_per_change_percent: 'Einzelne Vertragsänderung höchstens',
  amendment_national_percent: 'Vertragsänderungen unter der EU-Schwelle',
  contract_alarm_first_months: 'Vertragsende: erste Erinnerung',
  contract_alarm_second_months: 'Vertragsende: zweite Erinnerung',
  contract_alarm_last_months: 'Vertragsende: letzte Erinnerung',
  contract_warning_percent: 'Rahmenvereinbarung: Warnung ab',
  pooling_window_months: 'Bündelung: Verträge enden höchstens auseinander',
  cooperative_notice_months: 'Genossenschaft: Kündigungsfrist',
  cooperative_statutes_percent: 'Genossenschaft: Mehrheit für Änderungen der Satzung',
  cooperative_duties_percent: 'Genossenschaft: Mehrheit für neue Pflichten der Mitglieder',
  survey_reminder_days: 'Bedarfsabfrage: Erinnerung vor dem Ende der Frist',
  award_reminder_days: 'Vergabe: Abstand der Erinnerungen an offene Schritte',
};

/** Unit words behind a parameter's value; euro cents are shown as euros. */
export const PARAMETER_UNIT_LABELS: Record<LegalParameterUnit, string> = {
  years: 'Jahre',
  days: 'Tage',
  months: 'Monate',
  count: '',
  inhabitants: 'Einwohner',
  percent: '%',
  euro_cents: '€',
};
