import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import {
  isLegalParameterKey,
  isLegalParameterValue,
  type LegalParameter,
  parameterValueOn,
  reminderDaysOn,
} from '#src/modules/legal/domain/parameters.ts';
import type { CooperationFacts } from '../domain/facts.ts';

/** A legal parameter as the database hands it out; lists of many cases leave out where it comes from. */
export interface ParameterRow {
  readonly key: string;
  readonly value: unknown;
  readonly validFrom: IsoDay;
  readonly validTo: IsoDay | null;
  readonly source?: string;
  readonly certainty?: LegalParameter['certainty'];
  readonly note?: string | null;
}

/** The parameters this version knows; a row it cannot read is left out. */
export function legalParametersOf(rows: readonly ParameterRow[]): LegalParameter[] {
  return rows.flatMap(({ key, value, validFrom, validTo, source = '', certainty = 'high', note = null }) =>
    isLegalParameterKey(key) && isLegalParameterValue(key, value)
      ? [{ key, value, validFrom, validTo, source, certainty, note }]
      : [],
  );
}

/** The facts that are the same for every case on one day in Hessen. */
export function factsOfDay(
  parameters: readonly LegalParameter[],
  now: Date,
): Pick<CooperationFacts, 'minPartners' | 'reminderDays' | 'today'> {
  const today = berlinDay(now);
  return {
    minPartners: parameterValueOn(parameters, 'min_partners', today),
    reminderDays: reminderDaysOn(parameters, today),
    today,
  };
}
