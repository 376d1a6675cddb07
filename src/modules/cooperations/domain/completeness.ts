import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { AGREEMENT_FORMS, LEGAL_FORM_SOURCES, type LegalForm } from '#src/modules/legal/domain/legal-form.ts';
import { type LegalParameter, parameterValueOn } from '#src/modules/legal/domain/parameters.ts';
import { type PartyFacts, supervisoryAuthority } from '#src/modules/legal/domain/supervisory-authority.ts';
import { terminationClause } from '#src/modules/legal/domain/termination-clause.ts';
import type { CooperationContent, Section } from './content.ts';
import type { CooperationPartnerFacts } from './facts.ts';
import { isBlank } from './refusal.ts';

/** What can be missing or questionable before consents are requested. */
export const COMPLETENESS_CODES = [
  'title_missing',
  'field_missing',
  'aim_missing',
  'activities_missing',
  'tasks_missing',
  'start_missing',
  'term_missing',
  'end_before_start',
  'termination_clause_missing',
  'termination_clause_recommended',
  'legal_form_missing',
  'unlisted_party_in_agreement',
  'costs_missing',
  'too_few_partners',
  'invitations_open',
  'responsible_person_missing',
  'authority_takes_part',
] as const;

export type CompletenessCode = (typeof COMPLETENESS_CODES)[number];

/** `blocking` items stop the request for consents and the submission; the others are advice. */
export interface CompletenessItem {
  readonly section: Section;
  readonly code: CompletenessCode;
  readonly blocking: boolean;
  /** Provision or convention behind it; null where common sense is enough. */
  readonly source: string | null;
  /** Bodies it is about; empty for the content. */
  readonly bodyIds: readonly string[];
}

export interface CompletenessInput {
  readonly content: CooperationContent;
  readonly partners: readonly CooperationPartnerFacts[];
  /** Facts of the accepted partners, lead included. */
  readonly parties: readonly PartyFacts[];
  readonly parameters: readonly LegalParameter[];
  /** The body that supervises where the ministry is competent. */
  readonly ministryBodyId: string | null;
  readonly day: IsoDay;
}

/** Parties § 24 Abs. 1 and 5 KGG names for agreements; eKom21 counts as Zweckverband. */
const AGREEMENT_PARTY_KINDS: readonly BodyKind[] = [
  'municipality',
  'independent_city',
  'district',
  'special_purpose_association',
  'it_provider',
];

/** Everything still missing, in the order of the screens. */
export function completeness(input: CompletenessInput): readonly CompletenessItem[] {
  return [...contentItems(input), ...formItems(input), ...partnerItems(input)];
}

/** Whether nothing blocking is left. */
export function isComplete(items: readonly CompletenessItem[]): boolean {
  return !items.some((item) => item.blocking);
}

function contentItems({ content, parameters, day }: CompletenessInput): CompletenessItem[] {
  const items: CompletenessItem[] = [];
  if (isBlank(content.title)) items.push(missing('basics', 'title_missing'));
  if (content.fieldKey === null) items.push(missing('basics', 'field_missing'));
  if (isBlank(content.aim)) items.push(missing('basics', 'aim_missing'));
  if (content.sharedActivities.length === 0) items.push(missing('scope', 'activities_missing'));
  if (isBlank(content.tasks)) items.push(missing('scope', 'tasks_missing', taskSource(content.legalForm)));
  if (content.startsOn === null) items.push(missing('term', 'start_missing'));
  if (content.term === null) items.push(missing('term', 'term_missing'));
  const endsOn = content.term?.kind === 'until' ? content.term.endsOn : null;
  if (content.startsOn !== null && endsOn !== null && endsOn < content.startsOn) {
    items.push(missing('term', 'end_before_start'));
  }
  const clause = terminationClause(content, parameters, day);
  if (isBlank(content.terminationClause)) {
    if (clause.result === 'required') items.push(missing('term', 'termination_clause_missing', clause.source));
    if (clause.result === 'recommended') items.push(advice('term', 'termination_clause_recommended', clause.source));
  }
  return items;
}

function formItems({ content, parties }: CompletenessInput): CompletenessItem[] {
  const items: CompletenessItem[] = [];
  if (content.legalForm === null) items.push(missing('form', 'legal_form_missing', '§ 2 KGG'));
  const unlisted = parties.filter((party) => !AGREEMENT_PARTY_KINDS.includes(party.kind)).map((party) => party.bodyId);
  if (content.legalForm !== null && isAgreement(content.legalForm) && unlisted.length > 0) {
    items.push(advice('form', 'unlisted_party_in_agreement', '§ 24 Abs. 1 und 5 KGG', unlisted));
  }
  if (content.costPerYearCents === null) items.push(missing('costs', 'costs_missing'));
  return items;
}

function partnerItems({ partners, parties, parameters, ministryBodyId, day }: CompletenessInput): CompletenessItem[] {
  const items: CompletenessItem[] = [];
  const accepted = partners.filter((partner) => partner.status === 'accepted');
  const invited = partners.filter((partner) => partner.status === 'invited').map((partner) => partner.bodyId);
  const unnamed = accepted.filter((partner) => isBlank(partner.responsiblePerson)).map((partner) => partner.bodyId);
  if (accepted.length < parameterValueOn(parameters, 'min_partners', day)) {
    items.push(missing('partners', 'too_few_partners'));
  }
  if (invited.length > 0) items.push(missing('partners', 'invitations_open', null, invited));
  if (unnamed.length > 0) items.push(missing('partners', 'responsible_person_missing', null, unnamed));
  const { authority } = supervisoryAuthority(parties, parameters, day);
  if (authority?.kind === 'ministry' && parties.some((party) => party.bodyId === ministryBodyId)) {
    items.push(missing('partners', 'authority_takes_part', '§ 35 Abs. 2 KGG', ministryBodyId ? [ministryBodyId] : []));
  }
  return items;
}

function taskSource(legalForm: LegalForm | null): string | null {
  if (legalForm === null) return null;
  return isAgreement(legalForm) ? '§ 24 Abs. 4 KGG' : LEGAL_FORM_SOURCES[legalForm];
}

function isAgreement(legalForm: LegalForm): boolean {
  return (AGREEMENT_FORMS as readonly LegalForm[]).includes(legalForm);
}

function missing(
  section: Section,
  code: CompletenessCode,
  source: string | null = null,
  bodyIds: readonly string[] = [],
): CompletenessItem {
  return { section, code, blocking: true, source, bodyIds };
}

function advice(
  section: Section,
  code: CompletenessCode,
  source: string,
  bodyIds: readonly string[] = [],
): CompletenessItem {
  return { section, code, blocking: false, source, bodyIds };
}
