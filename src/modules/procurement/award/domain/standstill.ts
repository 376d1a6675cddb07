import type { Certainty } from '#src/modules/legal/domain/certainty.ts';
import { addDays, type IsoDay } from '#src/modules/legal/domain/days.ts';
import { type LegalParameter, parameterOn } from '#src/modules/legal/domain/parameters.ts';

/** How the information went to a bidder. Only wholly electronic information shortens the standstill. */
export const LETTER_CHANNELS = ['electronic', 'post'] as const;

export type LetterChannel = (typeof LETTER_CHANNELS)[number];

/** The standstill and the dated numbers it was computed from. */
export interface Standstill {
  /** Last day on which no contract may be concluded. */
  readonly endsOn: IsoDay;
  readonly days: number;
  readonly source: string;
  readonly certainty: Certainty;
}

/**
 * The standstill after the information of the bidders: it starts the day after the last one was sent, and the receipt does
 * not matter (§ 134 Abs. 2 GWB). One letter by post makes it the long one. It is a period in which something must not be
 * done, so its end does not move to a working day.
 * @throws RangeError if no value of the parameter holds on the day of sending
 */
export function standstillAfter(
  letters: readonly { readonly sentOn: IsoDay; readonly channel: LetterChannel }[],
  parameters: readonly LegalParameter[],
): Standstill | null {
  const ends = letters.map(({ sentOn, channel }) => {
    const key = channel === 'electronic' ? 'standstill_electronic_days' : 'standstill_days';
    const parameter = parameterOn(parameters, key, sentOn);
    if (parameter === null) throw new RangeError(`No value of ${key} holds on ${sentOn}`);
    const { value, source, certainty } = parameter;
    return { endsOn: addDays(sentOn, value), days: value, source, certainty };
  });
  return ends.reduce<Standstill | null>((last, end) => (last === null || end.endsOn > last.endsOn ? end : last), null);
}
