import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Answer } from './answers.ts';
import type { ItemKind, SurveyItem } from './items.ts';

/** One line of the demand as it was confirmed; kept in the confirmation, whatever happens to the questionnaire later. */
export interface DemandLine {
  readonly itemId: string;
  readonly position: number;
  readonly kind: ItemKind;
  readonly title: string;
  readonly unit: string;
  readonly lotId: string | null;
  readonly quantity: number | null;
  readonly variant: string | null;
  readonly textValue: string | null;
  readonly neededOn: IsoDay | null;
  readonly currentPriceCents: number | null;
}

/** The frozen demand of a body. */
export interface ConfirmedDemand {
  readonly lines: readonly DemandLine[];
  readonly condition: string;
}

/** What a confirmation freezes: every question with its answer, in the order of the questionnaire. */
export function demandOf(items: readonly SurveyItem[], answers: readonly Answer[], condition: string): ConfirmedDemand {
  const given = new Map(answers.map((answer) => [answer.itemId, answer]));
  const lines = [...items]
    .sort((a, b) => a.position - b.position)
    .map(({ id, position, kind, title, unit, lotId }) => {
      const answer = given.get(id);
      return {
        itemId: id,
        position,
        kind,
        title,
        unit,
        lotId,
        quantity: answer?.quantity ?? null,
        variant: answer?.variant ?? null,
        textValue: answer?.textValue ?? null,
        neededOn: answer?.neededOn ?? null,
        currentPriceCents: answer?.currentPriceCents ?? null,
      };
    });
  return { lines, condition };
}

/** An entry of the savings ledger before it is written. */
export interface BaselineEntry {
  readonly lotId: string | null;
  readonly quantity: number;
  readonly baselineCents: bigint;
  readonly method: string;
}

/**
 * The baseline of the savings: what the confirmed quantities cost per year at today's prices, one entry per question with
 * a quantity and a price. Exact integer arithmetic, net euro cents.
 */
export function baselineOf(demand: ConfirmedDemand): readonly BaselineEntry[] {
  return demand.lines.flatMap((line) => {
    if (line.kind !== 'quantity' || !line.quantity || line.currentPriceCents === null) return [];
    return [
      {
        lotId: line.lotId,
        quantity: line.quantity,
        baselineCents: BigInt(line.quantity) * BigInt(line.currentPriceCents),
        method: `Frage ${line.position} „${line.title}“: bestätigte Menge × heutiger Nettopreis je Einheit und Jahr`,
      },
    ];
  });
}

/** The baseline in all, net euro cents per year. */
export function baselineTotal(entries: readonly Pick<BaselineEntry, 'baselineCents'>[]): bigint {
  return entries.reduce((sum, { baselineCents }) => sum + baselineCents, 0n);
}
