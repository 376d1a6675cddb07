import type { Certainty } from './certainty.ts';
import type { IsoDay } from './days.ts';

/** Legal and procedural numbers that change without a release, with the unit of their value. */
export const LEGAL_PARAMETER_UNITS = {
  termination_clause_threshold_years: 'years',
  min_partners: 'count',
  regional_council_city_population: 'inhabitants',
  regional_council_city_population_kept: 'inhabitants',
  authority_review_target_days: 'days',
  invitation_reminder_days: 'days',
  consent_reminder_days: 'days',
  inquiry_answer_days: 'days',
  correction_reminder_days: 'days',
  ikz_funding_min_partners: 'count',
  ikz_funding_min_partners_exception: 'count',
  ikz_funding_min_years: 'years',
  ikz_funding_min_saving_percent: 'percent',
  ikz_grant_two_partners_cents: 'euro_cents',
  ikz_grant_three_partners_cents: 'euro_cents',
  ikz_grant_more_partners_cents: 'euro_cents',
  eu_threshold_services_cents: 'euro_cents',
  eu_threshold_works_cents: 'euro_cents',
  hvtg_direct_award_cents: 'euro_cents',
  hvtg_negotiated_cents: 'euro_cents',
  hvtg_restricted_cents: 'euro_cents',
  hvtg_min_quotes: 'count',
  hvtg_direct_award_works_cents: 'euro_cents',
  hvtg_fair_wage_cents: 'euro_cents',
  inhouse_activity_percent: 'percent',
  cooperation_market_percent: 'percent',
  framework_years_eu: 'years',
  framework_years_national: 'years',
  tender_open_days: 'days',
  tender_open_electronic_days: 'days',
  tender_open_short_days: 'days',
  tender_request_days: 'days',
  tender_restricted_days: 'days',
  tender_restricted_electronic_days: 'days',
  tender_national_request_days: 'days',
  tender_national_days: 'days',
  standstill_days: 'days',
  standstill_electronic_days: 'days',
  appeal_days: 'days',
  plan_documents_days: 'days',
  plan_selection_days: 'days',
  plan_evaluation_days: 'days',
  plan_decision_days: 'days',
  plan_buffer_days: 'days',
  vat_public_body_limit_cents: 'euro_cents',
  amendment_de_minimis_percent: 'percent',
  amendment_de_minimis_works_percent: 'percent',
  amendment_per_change_percent: 'percent',
  amendment_national_percent: 'percent',
  contract_alarm_first_months: 'months',
  contract_alarm_second_months: 'months',
  contract_alarm_last_months: 'months',
  contract_warning_percent: 'percent',
  pooling_window_months: 'months',
  cooperative_notice_months: 'months',
  cooperative_statutes_percent: 'percent',
  cooperative_duties_percent: 'percent',
  survey_reminder_days: 'days',
  award_reminder_days: 'days',
} as const;

export type LegalParameterKey = keyof typeof LEGAL_PARAMETER_UNITS;
export type LegalParameterUnit = (typeof LEGAL_PARAMETER_UNITS)[LegalParameterKey];

export const LEGAL_PARAMETER_KEYS = Object.keys(LEGAL_PARAMETER_UNITS) as readonly LegalParameterKey[];

/** One value of one parameter over the days it holds, both ends included. `value` is in the unit of its key. */
export interface LegalParameter {
  readonly key: LegalParameterKey;
  readonly value: number;
  readonly validFrom: IsoDay;
  readonly validTo: IsoDay | null;
  readonly source: string;
  readonly certainty: Certainty;
  readonly note: string | null;
}

/**
 * A value of law that may come, e.g. a bill: kept apart from what holds, so that nothing can apply it by mistake. Somebody
 * puts it in force with its day once it has become law.
 */
export interface PreparedValue {
  readonly key: LegalParameterKey;
  readonly value: number;
  /** The day it may begin, if one is known. */
  readonly expectedFrom: IsoDay | null;
  readonly source: string;
  readonly certainty: Certainty;
  readonly note: string | null;
}

/** Families of values that may run out; without the others no case could be judged. */
const ENDING_FAMILIES = ['ikz_', 'eu_threshold_'];

/** Whether values of the parameter may be given an end: the EU sets its thresholds for two years, funding rules expire. */
export function mayEnd(key: LegalParameterKey): boolean {
  return ENDING_FAMILIES.some((family) => key.startsWith(family));
}

/** Whether a stored text names a parameter this release knows. */
export function isLegalParameterKey(text: string): text is LegalParameterKey {
  return Object.hasOwn(LEGAL_PARAMETER_UNITS, text);
}

/** Whether a stored value can serve for the key: a whole number, not negative, percent at most 100. */
export function isLegalParameterValue(key: LegalParameterKey, value: unknown): value is number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return false;
  return LEGAL_PARAMETER_UNITS[key] !== 'percent' || value <= 100;
}

/** The parameter that holds on a day, or null. Where periods overlap the later beginning wins, so a correction can be added. */
export function parameterOn(
  parameters: readonly LegalParameter[],
  key: LegalParameterKey,
  day: IsoDay,
): LegalParameter | null {
  let found: LegalParameter | null = null;
  for (const parameter of parameters) {
    if (parameter.key !== key || parameter.validFrom > day) continue;
    if (parameter.validTo !== null && parameter.validTo < day) continue;
    if (found === null || parameter.validFrom > found.validFrom) found = parameter;
  }
  return found;
}

/**
 * The value that holds on a day, in the unit of its key.
 * @throws RangeError if none holds: a rule without its number must not guess.
 */
export function parameterValueOn(parameters: readonly LegalParameter[], key: LegalParameterKey, day: IsoDay): number {
  const parameter = parameterOn(parameters, key, day);
  if (parameter === null) throw new RangeError(`No value of legal parameter ${key} holds on ${day}`);
  return parameter.value;
}

/** Days within which those who hold the ball are expected to act; conventions of the portal, not law. */
export interface ReminderDays {
  readonly invitation: number;
  readonly consent: number;
  readonly inquiry: number;
  readonly correction: number;
}

/** The reminder periods that hold on a day. Throws like `parameterValueOn`. */
export function reminderDaysOn(parameters: readonly LegalParameter[], day: IsoDay): ReminderDays {
  return {
    invitation: parameterValueOn(parameters, 'invitation_reminder_days', day),
    consent: parameterValueOn(parameters, 'consent_reminder_days', day),
    inquiry: parameterValueOn(parameters, 'inquiry_answer_days', day),
    correction: parameterValueOn(parameters, 'correction_reminder_days', day),
  };
}
