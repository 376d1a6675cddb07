import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS, retryDelaySeconds } from './back-off.ts';

describe('time between attempts', () => {
  it.each([
    [1, 30],
    [2, 60],
    [5, 480],
    [8, 3_600],
    [29, 3_600],
  ])('after %i attempts waits %i seconds', (attempts, seconds) => {
    expect(retryDelaySeconds(attempts)).toBe(seconds);
  });

  it('gives a mail server about a day to come back', () => {
    const total = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => retryDelaySeconds(index + 1));
    const hours = total.reduce((sum, seconds) => sum + seconds, 0) / 3_600;
    expect(hours).toBeGreaterThan(20);
    expect(hours).toBeLessThan(26);
  });
});
