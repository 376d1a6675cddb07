/** Where a joint purchase stands. The order is the order of the way. */
export const PROCUREMENT_STATUSES = [
  'idea',
  'surveying',
  'pooled',
  'legally_checked',
  'agreed',
  'tendering',
  'evaluated',
  'awarded',
  'running',
  'ended',
  'cancelled',
] as const;

export type ProcurementStatus = (typeof PROCUREMENT_STATUSES)[number];

/** Statuses from which the purchase can still come to nothing: no contract binds anybody yet. */
export const BEFORE_CONTRACT: readonly ProcurementStatus[] = [
  'idea',
  'surveying',
  'pooled',
  'legally_checked',
  'agreed',
  'tendering',
  'evaluated',
  'awarded',
];

/** A body's part in a purchase. */
export const PARTICIPANT_STATUSES = ['asked', 'answered', 'declined', 'confirmed', 'withdrawn'] as const;

export type ParticipantStatus = (typeof PARTICIPANT_STATUSES)[number];

/** Whether what is bought are goods, services or works: thresholds ask for it. */
export const CONTRACT_NATURES = ['supplies', 'services', 'works'] as const;

export type ContractNature = (typeof CONTRACT_NATURES)[number];

/** One contract, or a framework agreement with call-offs. */
export const ARRANGEMENTS = ['single', 'framework'] as const;

export type Arrangement = (typeof ARRANGEMENTS)[number];

/** Who may read an entry of the procurement record: all participants, the lead buyer, or only the evaluation team. */
export const AUDIENCES = ['participants', 'lead', 'team'] as const;

export type Audience = (typeof AUDIENCES)[number];

/** How far a cancelled purchase came, told from what it left behind; the status itself for any other. */
export function reachedStatus(
  facts: { readonly status: ProcurementStatus; readonly surveyDueOn: string | null },
  dates: {
    readonly legallyCheckedAt: Date | null;
    readonly tenderedAt: Date | null;
    readonly evaluatedAt: Date | null;
    readonly awardedAt: Date | null;
  },
): ProcurementStatus {
  if (facts.status !== 'cancelled') return facts.status;
  if (dates.awardedAt) return 'awarded';
  if (dates.evaluatedAt) return 'evaluated';
  if (dates.tenderedAt) return 'tendering';
  if (dates.legallyCheckedAt) return 'legally_checked';
  return facts.surveyDueOn === null ? 'idea' : 'surveying';
}
