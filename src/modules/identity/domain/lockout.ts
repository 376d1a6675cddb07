/** What an account remembers of failed sign-ins. */
export interface FailureState {
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
}

/** Failures in a row before waiting begins, the first wait and the longest one in minutes. */
export const FREE_FAILURES = 5;
const FIRST_WAIT_MINUTES = 1;
const LONGEST_WAIT_MINUTES = 60;

/** Minutes to wait after so many failures in a row: none up to the fifth, then 1, 2, 4 ... 60. */
export function waitMinutes(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT_MINUTES * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MINUTES);
}

/** Whether the account is waiting: until then even the right password is refused, so that guessing learns nothing. */
export function isWaiting(state: FailureState, now: Date): boolean {
  return state.lockedUntil !== null && state.lockedUntil > now;
}

/**
 * The account after one more failure. The owner is told once per row of failures, when the waiting begins.
 * A failure while waiting does not count: someone else's guessing must not lock the owner out for good.
 */
export function afterFailure(state: FailureState, now: Date): FailureState & { readonly tellOwner: boolean } {
  if (isWaiting(state, now)) return { ...state, tellOwner: false };
  const failedAttempts = state.failedAttempts + 1;
  const minutes = waitMinutes(failedAttempts);
  return {
    failedAttempts,
    lockedUntil: minutes === 0 ? null : new Date(now.getTime() + minutes * 60_000),
    tellOwner: failedAttempts === FREE_FAILURES,
  };
}
