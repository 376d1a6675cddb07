import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalForm } from '#src/modules/legal/domain/legal-form.ts';
import type { Term } from '#src/modules/legal/domain/termination-clause.ts';
import type { SharedActivity } from './status.ts';

/** What the partners write. Fields are empty or null while the draft is unfinished. */
export interface CooperationContent {
  readonly title: string;
  /** Key of a field of cooperation from the Land's list. */
  readonly fieldKey: string | null;
  readonly sharedActivities: readonly SharedActivity[];
  readonly aim: string;
  readonly tasks: string;
  readonly startsOn: IsoDay | null;
  readonly term: Term | null;
  readonly terminationClause: string;
  readonly legalForm: LegalForm | null;
  /** Euro cents per year over all partners, a safe integer; 0 means no costs, null not stated. */
  readonly costPerYearCents: number | null;
  readonly costNote: string;
}

/** A version as partners consent to it: the content and who the parties are. Stored as JSON, never changed. */
export interface FrozenContent extends CooperationContent {
  readonly leadBodyId: string;
  /** Accepted partners without the lead, sorted. */
  readonly partnerBodyIds: readonly string[];
}

/** The draft's screens, in their order. */
export const SECTIONS = ['basics', 'scope', 'term', 'form', 'costs', 'partners'] as const;

export type Section = (typeof SECTIONS)[number];

export type ContentField = keyof FrozenContent;

/** The screen each field is on, in the order of display. */
export const FIELD_SECTIONS: Record<ContentField, Section> = {
  title: 'basics',
  fieldKey: 'basics',
  aim: 'basics',
  sharedActivities: 'scope',
  tasks: 'scope',
  startsOn: 'term',
  term: 'term',
  terminationClause: 'term',
  legalForm: 'form',
  costPerYearCents: 'costs',
  costNote: 'costs',
  leadBodyId: 'partners',
  partnerBodyIds: 'partners',
};

/** Longest accepted texts in characters, and the highest cost in euro cents (ten milliard euros). */
export const CONTENT_LIMITS = { title: 200, longText: 10_000, costCents: 1_000_000_000_000 } as const;

/** A draft with nothing in it but its title. */
export function emptyContent(title: string): CooperationContent {
  return {
    title,
    fieldKey: null,
    sharedActivities: [],
    aim: '',
    tasks: '',
    startsOn: null,
    term: null,
    terminationClause: '',
    legalForm: null,
    costPerYearCents: null,
    costNote: '',
  };
}

/** The content together with its parties, as it is frozen. `bodyIds` are all accepted bodies, lead included. */
export function freezeContent(
  content: CooperationContent,
  leadBodyId: string,
  bodyIds: readonly string[],
): FrozenContent {
  const partnerBodyIds = bodyIds.filter((bodyId) => bodyId !== leadBodyId).sort();
  return { ...content, leadBodyId, partnerBodyIds };
}
