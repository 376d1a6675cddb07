import type { Certainty } from '#src/modules/legal/domain/certainty.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';

/** A ground on which an offer or a bidder is left out, as the law names it over the days it holds. */
interface ExclusionGround {
  readonly label: string;
  readonly source: string;
  readonly validFrom: IsoDay;
  readonly validTo: IsoDay | null;
  readonly certainty: Certainty;
}

/** The reform of procurement law of 2016. Wording must be checked against an official source before use. */
const REFORM = '2016-04-18';

function ground(label: string, source: string, certainty: Certainty = 'medium'): ExclusionGround {
  return { label, source, validFrom: REFORM, validTo: null, certainty };
}

const GROUNDS = {
  late_or_wrong_form: ground('Nicht form- oder fristgerecht eingegangen', '§ 57 Abs. 1 Nr. 1 VgV', 'high'),
  documents_missing: ground('Geforderte Unterlagen fehlen', '§ 57 Abs. 1 Nr. 2 VgV', 'high'),
  own_changes_unclear: ground('Änderungen an eigenen Eintragungen nicht zweifelsfrei', '§ 57 Abs. 1 Nr. 3 VgV', 'high'),
  documents_changed: ground('Vergabeunterlagen geändert oder ergänzt', '§ 57 Abs. 1 Nr. 4 VgV', 'high'),
  price_missing: ground('Erforderliche Preisangaben fehlen', '§ 57 Abs. 1 Nr. 5 VgV', 'high'),
  variant_not_admitted: ground('Nebenangebot nicht zugelassen', '§ 57 Abs. 1 Nr. 6 VgV', 'high'),
  variant_minimum: ground('Nebenangebot erfüllt Mindestanforderungen nicht', '§ 57 Abs. 2 VgV', 'high'),
  abnormally_low: ground('Ungewöhnlich niedriger Preis nicht aufgeklärt', '§ 60 Abs. 3 VgV'),
  not_suitable: ground('Eignungskriterien nicht erfüllt', '§ 122 GWB, § 57 Abs. 1 VgV'),
  crime: ground('Verurteilung wegen einer Katalogstraftat', '§ 123 Abs. 1 GWB'),
  taxes_or_contributions: ground('Steuern oder Sozialabgaben nicht entrichtet', '§ 123 Abs. 4 GWB'),
  obligations_violated: ground('Umwelt-, sozial- oder arbeitsrechtliche Pflichten verletzt', '§ 124 Abs. 1 Nr. 1 GWB'),
  insolvency: ground('Zahlungsunfähigkeit oder Insolvenzverfahren', '§ 124 Abs. 1 Nr. 2 GWB'),
  grave_misconduct: ground('Schwere Verfehlung im Rahmen der beruflichen Tätigkeit', '§ 124 Abs. 1 Nr. 3 GWB'),
  collusion: ground('Wettbewerbsbeschränkende Absprachen', '§ 124 Abs. 1 Nr. 4 GWB'),
  conflict_of_interest: ground('Nicht behebbarer Interessenkonflikt', '§ 124 Abs. 1 Nr. 5 GWB'),
  involved_before: ground('Wettbewerbsverzerrung durch Einbindung in die Vorbereitung', '§ 124 Abs. 1 Nr. 6 GWB'),
  poor_performance: ground('Frühere Aufträge erheblich oder fortdauernd mangelhaft erfüllt', '§ 124 Abs. 1 Nr. 7 GWB'),
  deception: ground('Schwerwiegende Täuschung oder zurückgehaltene Auskünfte', '§ 124 Abs. 1 Nr. 8 GWB'),
  undue_influence: ground('Unzulässige Einflussnahme oder irreführende Informationen', '§ 124 Abs. 1 Nr. 9 GWB'),
} satisfies Record<string, ExclusionGround>;

export type ExclusionKey = keyof typeof GROUNDS;

/** All grounds ever, so that an old file still reads. */
export const EXCLUSION_GROUNDS: Readonly<Record<ExclusionKey, ExclusionGround>> = GROUNDS;

/** Keys of the grounds that hold on a day, in the order they are shown. */
export function exclusionGroundsOn(day: IsoDay): readonly ExclusionKey[] {
  return (Object.keys(GROUNDS) as ExclusionKey[]).filter((key) => {
    const { validFrom, validTo } = EXCLUSION_GROUNDS[key];
    return validFrom <= day && (validTo === null || day <= validTo);
  });
}

/** What an offer that came in after the deadline is recorded with (§ 57 Abs. 1 Nr. 1 VgV). */
export const LATE_GROUND: ExclusionKey = 'late_or_wrong_form';

/** The same as it is recorded. */
export const LATE_EXCLUSION = { ground: LATE_GROUND, reason: 'Nach Ablauf der Angebotsfrist eingegangen.' } as const;

/** Whether an offer came in after the deadline. */
export function isLate(receivedAt: Date, offersDueAt: Date | null): boolean {
  return offersDueAt !== null && receivedAt > offersDueAt;
}
