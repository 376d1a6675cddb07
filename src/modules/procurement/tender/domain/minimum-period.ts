import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { type LegalParameter, type LegalParameterKey, parameterOn } from '#src/modules/legal/domain/parameters.ts';
import type { ProcedureKey } from '../../legality/domain/procedure.ts';

/** Periods one after another between notice and end of the offers; offers come in electronically (§ 53 VgV). */
const PERIODS: Record<ProcedureKey, readonly LegalParameterKey[]> = {
  open: ['tender_open_electronic_days'],
  restricted: ['tender_request_days', 'tender_restricted_electronic_days'],
  negotiated: ['tender_request_days', 'tender_restricted_electronic_days'],
  competitive_dialogue: ['tender_request_days'],
  innovation_partnership: ['tender_request_days'],
  public_tender: ['tender_national_days'],
  restricted_tender_with_competition: ['tender_national_request_days', 'tender_national_days'],
  restricted_tender: ['tender_national_days'],
  negotiated_award_with_competition: ['tender_national_request_days', 'tender_national_days'],
  negotiated_award: ['tender_national_days'],
  direct_award: [],
  in_house_award: [],
  cooperation_contract: [],
};

/** Only the open procedure knows a short period, in urgency or after a prior information (§ 15 Abs. 3 VgV). */
const SHORT_PERIODS: Partial<Record<ProcedureKey, readonly LegalParameterKey[]>> = { open: ['tender_open_short_days'] };

/** The periods of a procedure as dated values. */
export interface MinimumPeriod {
  /** First day on which the period for offers may end. */
  readonly earliest: IsoDay;
  /** Calendar days in all. */
  readonly days: number;
  readonly source: string;
}

/** Parameters the minimum periods are computed from. */
export const PERIOD_KEYS: readonly LegalParameterKey[] = [
  ...new Set([...Object.values(PERIODS).flat(), ...Object.values(SHORT_PERIODS).flat()]),
];

/**
 * The shortest period for offers, counted from the day after the notice was sent; a period that would end on a Saturday,
 * Sunday or holiday ends on the next working day. Null where the law names none.
 * @throws RangeError if a value is missing on the day: a period is not guessed
 */
export function minimumPeriod(
  procedure: ProcedureKey,
  publishedOn: IsoDay,
  shortened: boolean,
  parameters: readonly LegalParameter[],
): MinimumPeriod | null {
  const keys = (shortened ? SHORT_PERIODS[procedure] : undefined) ?? PERIODS[procedure];
  if (keys.length === 0) return null;
  const found = keys.map((key) => {
    const parameter = parameterOn(parameters, key, publishedOn);
    if (parameter === null) throw new RangeError(`No value of ${key} holds on ${publishedOn}`);
    return parameter;
  });
  const earliest = found.reduce((day, { value }) => deadlineAfter(day, value), publishedOn);
  const days = found.reduce((sum, { value }) => sum + value, 0);
  return { earliest, days, source: [...new Set(found.map(({ source }) => source))].join('; ') };
}

/** Whether a procedure can be shortened for a stated reason. */
export function canBeShortened(procedure: ProcedureKey): boolean {
  return SHORT_PERIODS[procedure] !== undefined;
}
