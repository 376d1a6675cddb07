/**
 * The value below which a share of the values lies, by nearest rank: always a value that occurred, never an invented one
 * in between. `share` from 0 to 1. Null without values.
 */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[Math.min(rank, sorted.length) - 1] ?? null;
}

/** Median and 90th percentile of durations, in the unit of the values. */
export function durationFigures(values: readonly number[]): {
  median: number | null;
  p90: number | null;
  count: number;
} {
  return { median: percentile(values, 0.5), p90: percentile(values, 0.9), count: values.length };
}
