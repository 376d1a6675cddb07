import { describe, expect, it } from 'vitest';
import type { EvaluationContent } from '../../evaluation/domain/evaluation.ts';
import { decideLots, type LotDecision, unitPriceOf } from './decision.ts';

const content = (winnerBidId: string | null): EvaluationContent => ({
  lotNumber: 1,
  lotTitle: 'Geräte',
  scale: 10_000,
  rounding: 'each_part_half_up',
  tieBreaks: ['lowest_price', 'higher_quality', 'lot_drawn'],
  criteria: [],
  evaluatorIds: [],
  scores: [],
  ranking:
    winnerBidId === null
      ? []
      : [{ bidId: winnerBidId, bidderName: 'A', priceCents: 500, parts: [], total: 1, quality: 0, rank: 1 }],
  excluded: [],
  drawn: null,
  winnerBidId,
  evaluatedOn: '2026-11-02',
});
const lots = [
  { lotId: 'l1', content: content('b1'), completedBy: 'team' },
  { lotId: 'l2', content: content(null), completedBy: 'team' },
];
const decide = (...outcomes: [string, LotDecision['outcome']][]) =>
  decideLots(
    lots,
    outcomes.map(([lotId, outcome]) => ({ lotId, outcome, reason: 'Grund' })),
    'decider',
  );

describe('deciding about lots', () => {
  it('awards the first in the ranking and leaves lots without one unawarded', () => {
    expect(decide(['l1', 'award'], ['l2', 'none'])).toEqual({
      ok: true,
      lots: [
        { lotId: 'l1', bidId: 'b1', bidderName: 'A', valueCents: 500, reason: 'Grund' },
        { lotId: 'l2', bidId: null, bidderName: null, valueCents: null, reason: 'Grund' },
      ],
    });
  });

  it.each([
    [[['l1', 'award']], 'decision_incomplete'],
    [
      [
        ['l1', 'award'],
        ['l2', 'award'],
      ],
      'no_winner',
    ],
    [
      [
        ['l1', 'none'],
        ['l2', 'none'],
      ],
      'nothing_awarded',
    ],
  ] as [[string, LotDecision['outcome']][], string][])('%j is refused: %s', (outcomes, reason) => {
    expect(decide(...outcomes)).toEqual({ ok: false, reason });
  });

  it('is not for whoever completed the evaluation', () => {
    expect(decideLots(lots, [], 'team')).toEqual({ ok: false, reason: 'award_four_eyes' });
  });
});

it.each([
  [10_000_000, 150, 66_667],
  [1, 2, 1],
  [1, 3, 0],
  [100, null, null],
  [100, 0, null],
])('%s cents for %s pieces are %s each', (value, quantity, price) => {
  expect(unitPriceOf(value, quantity)).toBe(price);
});
