/** What a point of the legal check came to. 'unclear' and 'missing' are results of their own and never become certainty. */
export const FINDINGS = ['met', 'not_met', 'unclear', 'missing', 'not_applicable'] as const;

export type Finding = (typeof FINDINGS)[number];

const WORST_FIRST: readonly Finding[] = ['not_met', 'missing', 'unclear', 'met', 'not_applicable'];

/** The worst of several findings: a point is no better than its weakest part. Nothing found at all is missing. */
export function worstFinding(findings: readonly Finding[]): Finding {
  return WORST_FIRST.find((finding) => findings.includes(finding)) ?? 'missing';
}

/** Findings somebody must answer for in words before signing. */
export function needsReview(finding: Finding): boolean {
  return finding === 'not_met' || finding === 'unclear' || finding === 'missing';
}

/** Answers of a questionnaire. Not knowing is an answer. */
export const ANSWERS = ['yes', 'no', 'unclear'] as const;

export type Answer = (typeof ANSWERS)[number];
