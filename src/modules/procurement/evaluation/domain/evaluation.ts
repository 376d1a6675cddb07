import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ExclusionKey } from './exclusion-grounds.ts';
import { type RankedBid, rankBids, TIE_BREAKS, tiedForFirst, withLotDrawn } from './ranking.ts';
import { type Criterion, type Score, scoreBids } from './scoring.ts';

/** An offer as recorded after the opening. */
export interface BidFacts {
  readonly id: string;
  readonly bidderName: string;
  readonly bidderPlace: string;
  readonly bidderIdentifier: string;
  readonly bidderIsSme: boolean | null;
  /** Net euro cents over the term. */
  readonly priceCents: number;
  /** ISO 8601 in UTC. */
  readonly receivedAt: string;
  readonly late: boolean;
  readonly excluded: boolean;
  readonly exclusionGround: ExclusionKey | null;
  readonly exclusionReason: string;
  readonly version: number;
}

/** A lot with everything an evaluation is made of, as far as the reader may see it. */
export interface LotFacts {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly criteria: readonly Criterion[];
  readonly bids: readonly BidFacts[];
  readonly scores: readonly (Score & { readonly comment: string })[];
  /** Evaluators who have handed in their points for the lot. */
  readonly handedIn: readonly string[];
}

/** The completed evaluation of a lot with its whole arithmetic, kept for good. */
export interface EvaluationContent {
  readonly lotNumber: number;
  readonly lotTitle: string;
  /** Points of a perfect offer, in hundredths. */
  readonly scale: 10_000;
  readonly rounding: 'each_part_half_up';
  readonly tieBreaks: typeof TIE_BREAKS;
  readonly criteria: readonly Criterion[];
  readonly evaluatorIds: readonly string[];
  readonly scores: readonly (Score & { readonly comment: string })[];
  readonly ranking: readonly (RankedBid & { readonly bidderName: string })[];
  readonly excluded: readonly {
    readonly bidId: string;
    readonly bidderName: string;
    readonly ground: ExclusionKey | null;
    readonly reason: string;
  }[];
  /** The lot that was drawn between offers nothing else told apart. */
  readonly drawn: { readonly bidId: string; readonly note: string } | null;
  readonly winnerBidId: string | null;
  readonly evaluatedOn: IsoDay;
}

/** A lot drawn: the offer, and how and before whom it was drawn. */
export interface Draw {
  readonly bidId: string;
  readonly note: string;
}

export type Evaluated =
  | { readonly ok: true; readonly content: EvaluationContent }
  | { readonly ok: false; readonly reason: 'tie_open'; readonly tied: readonly string[] };

/** Quality criteria whose points evaluators give; without any, or without an admitted offer, there is nothing to score. */
export function cellsToScore(lot: LotFacts): readonly { readonly bidId: string; readonly criterionId: string }[] {
  const quality = lot.criteria.filter(({ kind }) => kind === 'quality');
  const admitted = lot.bids.filter(({ excluded }) => !excluded);
  return admitted.flatMap((bid) => quality.map((criterion) => ({ bidId: bid.id, criterionId: criterion.id })));
}

/** Whether an evaluator's points for the lot are complete. */
export function hasScoredAll(lot: LotFacts, evaluatorId: string): boolean {
  const given = new Set(
    lot.scores
      .filter((score) => score.evaluatorId === evaluatorId)
      .map(({ bidId, criterionId }) => `${bidId} ${criterionId}`),
  );
  return cellsToScore(lot).every(({ bidId, criterionId }) => given.has(`${bidId} ${criterionId}`));
}

/**
 * Computes a lot from the points of those who evaluate now and have handed in. A tie for the first place is open until a
 * lot is drawn.
 */
export function evaluateLot(
  lot: LotFacts,
  evaluatorIds: readonly string[],
  draw: Draw | null,
  today: IsoDay,
): Evaluated {
  const { tied, content } = computeLot(lot, evaluatorIds, draw, today);
  return tied.length > 0 && content.drawn === null ? { ok: false, reason: 'tie_open', tied } : { ok: true, content };
}

/** The arithmetic of a lot; while a tie for the first place is open nobody has won. */
function computeLot(
  lot: LotFacts,
  evaluatorIds: readonly string[],
  draw: Draw | null,
  today: IsoDay,
): { readonly tied: readonly string[]; readonly content: EvaluationContent } {
  const counted = evaluatorIds.filter((id) => lot.handedIn.includes(id));
  const scores = lot.scores.filter(({ evaluatorId }) => counted.includes(evaluatorId));
  const admitted = lot.bids.filter(({ excluded }) => !excluded);
  const ranked = rankBids(scoreBids(lot.criteria, admitted, scores));
  const tied = tiedForFirst(ranked);
  const usable = draw !== null && tied.includes(draw.bidId) && draw.note !== '' ? draw : null;
  const ranking = usable === null ? ranked : withLotDrawn(ranked, usable.bidId);
  const nameOf = (bidId: string) => lot.bids.find(({ id }) => id === bidId)?.bidderName ?? '';
  return {
    tied,
    content: {
      lotNumber: lot.number,
      lotTitle: lot.title,
      scale: 10_000,
      rounding: 'each_part_half_up',
      tieBreaks: TIE_BREAKS,
      criteria: lot.criteria,
      evaluatorIds: counted,
      scores,
      ranking: ranking.map((bid) => ({ ...bid, bidderName: nameOf(bid.bidId) })),
      excluded: lot.bids
        .filter(({ excluded }) => excluded)
        .map(({ id, bidderName, exclusionGround, exclusionReason }) => {
          return { bidId: id, bidderName, ground: exclusionGround, reason: exclusionReason };
        }),
      drawn: usable,
      winnerBidId: tied.length > 0 && usable === null ? null : (ranking[0]?.bidId ?? null),
      evaluatedOn: today,
    },
  };
}

/** The same before it is kept, with a tie still open. Null while points are missing. */
export function previewLot(lot: LotFacts, evaluatorIds: readonly string[], today: IsoDay): EvaluationContent | null {
  const waiting = cellsToScore(lot).length > 0 && evaluatorIds.some((id) => !lot.handedIn.includes(id));
  if (waiting) return null;
  return computeLot(lot, evaluatorIds, null, today).content;
}
