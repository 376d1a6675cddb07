import { describe, expect, it } from 'vitest';
import { afterFailure, type FailureState, isWaiting, waitMinutes } from './lockout.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe('lockout', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [11, 60],
    [500, 60],
  ])('after %i failures in a row one waits %i minutes', (failures, minutes) => {
    expect(waitMinutes(failures)).toBe(minutes);
  });

  it('tells the owner once, when the waiting begins', () => {
    let state: FailureState = { failedAttempts: 0, lockedUntil: null };
    const told: number[] = [];
    for (let failure = 1; failure <= 8; failure += 1) {
      const next = afterFailure(state, later(failure * 100));
      if (next.tellOwner) told.push(failure);
      state = next;
    }
    expect(told).toEqual([5]);
  });

  it('does not count what is tried while waiting', () => {
    const waiting: FailureState = { failedAttempts: 7, lockedUntil: later(4) };
    expect(isWaiting(waiting, NOW)).toBe(true);
    expect(afterFailure(waiting, NOW)).toEqual({ ...waiting, tellOwner: false });
  });

  it('stops waiting at the very moment', () => {
    expect(isWaiting({ failedAttempts: 5, lockedUntil: NOW }, NOW)).toBe(false);
    expect(afterFailure({ failedAttempts: 5, lockedUntil: NOW }, NOW)).toMatchObject({
      failedAttempts: 6,
      lockedUntil: later(2),
    });
  });
});
