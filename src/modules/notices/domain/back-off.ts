/** Attempts after which a mail is given up: with the delays below, about a day. */
export const MAX_ATTEMPTS = 30;
const FIRST_DELAY_SECONDS = 30;
const LONGEST_DELAY_SECONDS = 3_600;

/** Seconds until the next attempt after `attempts` failed ones: 30 s, doubling, at most an hour. */
export function retryDelaySeconds(attempts: number): number {
  const doublings = Math.min(Math.max(attempts, 1) - 1, 10);
  return Math.min(FIRST_DELAY_SECONDS * 2 ** doublings, LONGEST_DELAY_SECONDS);
}
