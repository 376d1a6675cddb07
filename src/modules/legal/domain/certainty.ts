/** How sure the portal is of a legal statement; shown beside it. Low means: an inference, ask before relying on it. */
export const CERTAINTIES = ['high', 'medium', 'low'] as const;

export type Certainty = (typeof CERTAINTIES)[number];

/** The weakest of several certainties: a chain of statements holds no better than its weakest link. Empty means high. */
export function weakest(certainties: readonly Certainty[]): Certainty {
  const position = Math.max(0, ...certainties.map((certainty) => CERTAINTIES.indexOf(certainty)));
  return CERTAINTIES[position] ?? 'low';
}

/** The strongest of several certainties: one sufficient reason is enough. Empty means low. */
export function strongest(certainties: readonly Certainty[]): Certainty {
  const last = CERTAINTIES.length - 1;
  const position = Math.min(last, ...certainties.map((certainty) => CERTAINTIES.indexOf(certainty)));
  return CERTAINTIES[position] ?? 'low';
}
