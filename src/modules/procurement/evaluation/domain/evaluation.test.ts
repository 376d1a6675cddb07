import { describe, expect, it } from 'vitest';
import { type BidFacts, cellsToScore, evaluateLot, hasScoredAll, type LotFacts, previewLot } from './evaluation.ts';

const bid = (id: string, change: Partial<BidFacts> = {}): BidFacts => ({
  id,
  bidderName: `Bieter ${id}`,
  bidderPlace: '',
  bidderIdentifier: '',
  bidderIsSme: null,
  priceCents: 100,
  receivedAt: '2026-11-02T10:00:00Z',
  late: false,
  excluded: false,
  exclusionGround: null,
  exclusionReason: '',
  version: 1,
  ...change,
});
const score = (evaluatorId: string, bidId: string, points: number) => {
  return { evaluatorId, bidId, criterionId: 'q', points, comment: '' };
};
const lot = (change: Partial<LotFacts> = {}): LotFacts => ({
  id: 'l',
  number: 1,
  title: 'Geräte',
  criteria: [
    { id: 'p', kind: 'price', title: 'Preis', weight: 5_000, priceFormula: 'linear_to_double', maxPoints: 100 },
    { id: 'q', kind: 'quality', title: 'Konzept', weight: 5_000, priceFormula: null, maxPoints: 10 },
  ],
  bids: [bid('a'), bid('b', { priceCents: 150 }), bid('c', { priceCents: 1, excluded: true })],
  scores: [score('e1', 'a', 500), score('e1', 'b', 1_000), score('e2', 'a', 700), score('e2', 'b', 900)],
  handedIn: ['e1', 'e2'],
  ...change,
});
const TODAY = '2026-11-23';

describe('the evaluation of a lot', () => {
  it('asks for points of admitted offers only', () => {
    expect(cellsToScore(lot()).map(({ bidId }) => bidId)).toEqual(['a', 'b']);
    expect(hasScoredAll(lot(), 'e1')).toBe(true);
    expect(hasScoredAll(lot({ scores: [score('e1', 'a', 1)] }), 'e1')).toBe(false);
  });

  it('counts neither the prices of offers left out nor the points of people who left', () => {
    const evaluated = evaluateLot(lot(), ['e1'], null, TODAY);
    if (!evaluated.ok) throw new Error('unreachable');
    // a: 50 + 25 = 75, b: 25 + 50 = 75; the lower price decides.
    expect(evaluated.content.ranking.map(({ bidId, total, rank }) => [bidId, total, rank])).toEqual([
      ['a', 7_500, 1],
      ['b', 7_500, 2],
    ]);
    expect(evaluated.content).toMatchObject({ winnerBidId: 'a', evaluatorIds: ['e1'], excluded: [{ bidId: 'c' }] });
  });

  it('is shown beforehand only once everybody has handed in', () => {
    expect(previewLot(lot({ handedIn: ['e1'] }), ['e1', 'e2'], TODAY)).toBeNull();
    expect(previewLot(lot(), ['e1', 'e2'], TODAY)?.winnerBidId).toBe('a');
  });

  it('without an offer there is no winner and no tie', () => {
    expect(evaluateLot(lot({ bids: [], scores: [] }), ['e1'], null, TODAY)).toMatchObject({
      ok: true,
      content: { winnerBidId: null, ranking: [] },
    });
  });

  it('leaves a tie open until a lot was drawn among the tied, with a note how', () => {
    const tied = lot({ bids: [bid('a'), bid('b')], scores: [score('e1', 'a', 500), score('e1', 'b', 500)] });
    const evaluate = (draw: { bidId: string; note: string } | null) => evaluateLot(tied, ['e1'], draw, TODAY);
    expect(evaluate(null)).toEqual({ ok: false, reason: 'tie_open', tied: ['a', 'b'] });
    expect(evaluate({ bidId: 'b', note: '' }).ok).toBe(false);
    expect(evaluate({ bidId: 'x', note: 'Gezogen' }).ok).toBe(false);
    expect(evaluate({ bidId: 'b', note: 'Gezogen' })).toMatchObject({ ok: true, content: { winnerBidId: 'b' } });
    const preview = previewLot(tied, ['e1'], TODAY);
    expect(preview).toMatchObject({ winnerBidId: null, ranking: [{ rank: 1 }, { rank: 1 }] });
  });
});
