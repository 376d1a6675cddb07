import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '#src/modules/contracts/domain/months.ts';
import { leavesOn, mayClose, resultOf, sharesAfter, takesVotes, votesOn } from './membership.ts';

const PERCENTS = { statutes: 75, duties: 90 };

describe('leaving the cooperative', () => {
  it.each([
    ['2026-09-30', '2026-12-31'],
    ['2026-10-01', '2027-12-31'],
    ['2026-11-23', '2027-12-31'],
    ['2026-01-01', '2026-12-31'],
  ])('notice given on %s ends on %s', (today, expected) => {
    expect(leavesOn(today, 3)).toBe(expected);
  });

  it('always keeps the period of notice and never waits for a second year end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 60 }), (months, notice) => {
        const today = addMonths('2026-11-23', months);
        const last = leavesOn(today, notice);
        expect(last >= addMonths(today, notice)).toBe(true);
        expect(`${Number(last.slice(0, 4)) - 1}-12-31` < addMonths(today, notice)).toBe(true);
      }),
    );
  });
});

describe('motions', () => {
  it('are accepted by the majority of votes cast; a tie rejects', () => {
    expect(resultOf({ yes: 2, no: 1, abstain: 50 }, 'simple', PERCENTS)).toBe('accepted');
    expect(resultOf({ yes: 2, no: 2, abstain: 0 }, 'simple', PERCENTS)).toBe('rejected');
    expect(resultOf({ yes: 0, no: 0, abstain: 9 }, 'simple', PERCENTS)).toBe('rejected');
  });

  it.each([
    ['statutes', 3, 1, 'accepted'],
    ['statutes', 74, 26, 'rejected'],
    ['statutes', 0, 0, 'rejected'],
    ['duties', 9, 1, 'accepted'],
    ['duties', 8, 1, 'rejected'],
  ] as const)('that concern the %s with %i against %i votes are %s', (majority, yes, no, expected) => {
    expect(resultOf({ yes, no, abstain: 7 }, majority, PERCENTS)).toBe(expected);
  });

  it('have no result where the majority they need is not known', () => {
    expect(resultOf({ yes: 9, no: 0, abstain: 0 }, 'statutes', { statutes: null, duties: null })).toBeNull();
  });

  it('are voted on by members until the last day of their membership, and by nobody else', () => {
    const today = '2027-01-01';
    expect(votesOn({ status: 'active', leavesOn: null }, today)).toBe(true);
    expect(votesOn({ status: 'leaving', leavesOn: '2027-01-01' }, today)).toBe(true);
    expect(votesOn({ status: 'leaving', leavesOn: '2026-12-31' }, today)).toBe(false);
    for (const status of ['applied', 'left', 'refused'] as const)
      expect(votesOn({ status, leavesOn: null }, today)).toBe(false);
  });

  it('take votes until their day is over, and close then or once everybody has voted', () => {
    const motion = { status: 'open', closesOn: '2026-12-01' } as const;
    expect(takesVotes(motion, '2026-12-01')).toBe(true);
    expect(takesVotes(motion, '2026-12-02')).toBe(false);
    expect(takesVotes({ ...motion, status: 'accepted' }, '2026-11-30')).toBe(false);
    expect(mayClose({ ...motion, votes: 3, members: 4 }, '2026-12-01')).toBe(false);
    expect(mayClose({ ...motion, votes: 4, members: 4 }, '2026-11-23')).toBe(true);
    expect(mayClose({ ...motion, votes: 0, members: 0 }, '2026-11-23')).toBe(false);
    expect(mayClose({ ...motion, votes: 3, members: 4 }, '2026-12-02')).toBe(true);
  });

  it('a member keeps at least one share', () => {
    expect(sharesAfter(2, -1)).toBe(1);
    expect(sharesAfter(1, -1)).toBeNull();
    expect(sharesAfter(1, 4)).toBe(5);
  });
});
