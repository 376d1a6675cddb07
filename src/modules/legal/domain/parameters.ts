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
