import type { Section } from '#src/modules/cooperations/domain/content.ts';
import type { CooperationStatus, SharedActivity } from '#src/modules/cooperations/domain/status.ts';
import type { LegalForm } from '#src/modules/legal/domain/legal-form.ts';

/** A cooperation as it is told: who, what, and what happened on which day (ISO). The rest follows from the rules. */
export interface Story {
  /** Stable name: the fixed id hangs on it. */
  readonly key: string;
  readonly title: string;
  readonly field: string;
  readonly activities: readonly SharedActivity[];
  readonly aim: string;
  readonly tasks: string;
  /** Body keys, lead first: AGS, district key or an institution's name such as `it-provider:ekom21`. */
  readonly partners: readonly string[];
  /** Bodies that were invited and have not answered, or declined. */
  readonly invited?: readonly string[];
  readonly declined?: Readonly<Record<string, string>>;
  readonly legalForm: LegalForm | null;
  readonly startsOn: string | null;
  /** null: unlimited; undefined: still open. */
  readonly endsOn?: string | null;
  readonly terminationClause?: string;
  readonly costPerYearEuro?: number;
  readonly costNote?: string;
  readonly drafted: string;
  readonly consentsRequested?: string;
  /** Days on which partners signed, in the order of `partners`; missing: not yet. */
  readonly signed?: readonly (string | null)[];
  /** A partner whose consent is prepared and waits for its signature. */
  readonly prepared?: { readonly partner: string; readonly on: string };
  /** A change after signing: new version, earlier consents void. */
  readonly changedCost?: { readonly on: string; readonly beforeEuro: number };
  readonly submitted?: string;
  readonly inquiry?: {
    readonly asked: string;
    readonly question: string;
    readonly due: string;
    readonly answered?: string;
    readonly answer?: string;
  };
  readonly returned?: {
    readonly on: string;
    readonly reason: string;
    readonly comments: Partial<Record<Section, string>>;
    readonly resubmitted?: string;
  };
  readonly decided?: {
    readonly on: string;
    readonly kind: 'approved' | 'noted' | 'rejected';
    readonly reason?: string;
    readonly conditions?: string;
  };
  readonly active?: string;
  readonly ended?: { readonly on: string; readonly reason: string };
  readonly withdrawn?: { readonly on: string; readonly reason: string };
}

/** Where a story stands at its end. */
export function statusOf(story: Story): CooperationStatus {
  if (story.withdrawn) return 'withdrawn';
  if (story.ended) return 'ended';
  if (story.active) return 'active';
  if (story.decided) return story.decided.kind;
  if (story.returned && !story.returned.resubmitted) return 'returned';
  if (story.submitted) return 'submitted';
  return story.consentsRequested ? 'collecting_consent' : 'draft';
}
