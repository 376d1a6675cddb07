import type { BodyKind, GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import type { Procedure } from '#src/modules/legal/domain/approval-type.ts';
import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalForm } from '#src/modules/legal/domain/legal-form.ts';
import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import type { PartyFacts } from '#src/modules/legal/domain/supervisory-authority.ts';
import { type CompletenessItem, completeness } from '../domain/completeness.ts';
import type { CooperationContent } from '../domain/content.ts';
import { acceptedBodyIds, type CooperationFacts } from '../domain/facts.ts';
import { evaluateRules, type RuleSnapshot } from '../domain/rules.ts';
import type { CooperationStatus, SharedActivity } from '../domain/status.ts';
import { factsOfDay, legalParametersOf, type ParameterRow } from './facts-of-day.ts';
import type {
  BodyRef,
  RecordConsent,
  RecordDocument,
  RecordEvent,
  RecordInquiry,
  RecordPartner,
} from './record-parts.ts';

/** One row of `recordStatement`. Instants inside JSON arrive as text. */
export interface RecordRow {
  id: string;
  reference: string;
  status: CooperationStatus;
  version: number;
  historic: boolean;
  title: string;
  fieldKey: string | null;
  sharedActivities: SharedActivity[];
  aim: string;
  tasks: string;
  startsOn: IsoDay | null;
  termKind: 'unlimited' | 'until' | null;
  endsOn: IsoDay | null;
  terminationClause: string;
  legalForm: LegalForm | null;
  costPerYearCents: number | null;
  costNote: string;
  leadBodyId: string;
  createdAt: Date;
  updatedAt: Date;
  contentVersion: number;
  consentDueOn: IsoDay | null;
  authorityBodyId: string | null;
  procedure: Procedure | null;
  ruleSnapshot: RuleSnapshot | null;
  submittedBy: string | null;
  firstSubmittedAt: Date | null;
  decisionDueOn: IsoDay | null;
  decidedAt: Date | null;
  activatedOn: IsoDay | null;
  endedOn: IsoDay | null;
  endReason: string | null;
  sourceUrl: string | null;
  sourceNote: string | null;
  field: { key: string; label: string } | null;
  authority: BodyRef | null;
  partners: RecordPartner[];
  consents: RecordConsent[];
  events: RecordEvent[];
  documents: RecordDocument[];
  inquiries: RecordInquiry[];
  parameters: ParameterRow[];
  offices: { region: GovernmentRegion | null; ref: BodyRef & { kind: BodyKind } }[];
  memberBodyIds: string[];
}

/** A cooperation as rules see it, beside the row it came from. */
export interface CooperationRecord {
  readonly row: RecordRow;
  readonly facts: CooperationFacts;
  readonly content: CooperationContent;
  readonly parties: readonly PartyFacts[];
  readonly parameters: readonly LegalParameter[];
  readonly ministryBodyId: string | null;
  readonly now: Date;
}

/** Reads facts out of the row, as they stand at `now`. */
export function recordOf(row: RecordRow, now: Date): CooperationRecord {
  const parameters = legalParametersOf(row.parameters);
  const facts = factsOf(row, factsOfDay(parameters, now));
  const parties = acceptedBodyIds(facts).flatMap((bodyId) => {
    const partner = row.partners.find((candidate) => candidate.bodyId === bodyId);
    return partner ? [{ bodyId, ...partner.facts }] : [];
  });
  const ministry = row.offices.find((office) => office.ref.kind === 'state_ministry');
  return { row, facts, content: contentOf(row), parties, parameters, ministryBodyId: ministry?.ref.id ?? null, now };
}

/** The content columns as the partners' content. */
export function contentOf(row: RecordRow): CooperationContent {
  const term = row.termKind === 'until' && row.endsOn !== null ? { kind: 'until' as const, endsOn: row.endsOn } : null;
  return {
    title: row.title,
    fieldKey: row.fieldKey,
    sharedActivities: row.sharedActivities,
    aim: row.aim,
    tasks: row.tasks,
    startsOn: row.startsOn,
    term: row.termKind === 'unlimited' ? { kind: 'unlimited' } : term,
    terminationClause: row.terminationClause,
    legalForm: row.legalForm,
    costPerYearCents: row.costPerYearCents,
    costNote: row.costNote,
  };
}

function factsOf(row: RecordRow, ofDay: ReturnType<typeof factsOfDay>): CooperationFacts {
  const open = row.inquiries.find((inquiry) => inquiry.answeredAt === null);
  const returned = row.events.findLast((event) => event.toStatus === 'returned' && event.fromStatus === 'submitted');
  return {
    status: row.status,
    historic: row.historic,
    everSubmitted: row.firstSubmittedAt !== null,
    leadBodyId: row.leadBodyId,
    authorityBodyId: row.authorityBodyId,
    partners: row.partners.map(({ bodyId, status, responsiblePerson, invitedAt }) => ({
      bodyId,
      status,
      responsiblePerson,
      invitedOn: berlinDay(new Date(invitedAt)),
    })),
    contentVersion: row.contentVersion,
    consents: row.consents.map(({ id, bodyId, contentVersion, status, preparedBy }) => ({
      id,
      bodyId,
      contentVersion,
      status,
      preparedByPersonId: preparedBy,
    })),
    openInquiry: open ? { id: open.id, askedOn: berlinDay(new Date(open.askedAt)), dueOn: open.dueOn } : null,
    procedure: row.procedure,
    legalForm: row.legalForm,
    startsOn: row.startsOn,
    endsOn: row.termKind === 'until' ? row.endsOn : null,
    consentDueOn: row.consentDueOn,
    decisionDueOn: row.decisionDueOn,
    returnedOn: row.status === 'returned' && returned ? berlinDay(new Date(returned.occurredAt)) : null,
    submittedByPersonId: row.submittedBy,
    contributorPersonIds: contributorsOf(row),
    actingPersonBodyIds: row.memberBodyIds,
    ...ofDay,
  };
}

/** Everyone who acted for a body that is or was a partner: an authority's people are not made partial by deciding. */
function contributorsOf(row: RecordRow): string[] {
  const partnerIds = new Set([row.leadBodyId, ...row.partners.map((partner) => partner.bodyId)]);
  const acted = row.events.filter((event) => event.actorBodyId !== null && partnerIds.has(event.actorBodyId));
  const persons = [
    ...acted.map((event) => event.actorPersonId),
    ...row.consents.flatMap((consent) => [consent.preparedBy, consent.signedBy]),
  ];
  return [...new Set(persons.filter((person) => person !== null))];
}

/** The legal rules for the content and its parties as they come out today. */
export function rulesOf(record: CooperationRecord): RuleSnapshot {
  const { content, parties, parameters, facts } = record;
  return evaluateRules({ content, parties, parameters, day: facts.today });
}

/** The body that holds the office the rules name, or null where the register has none. */
export function authorityBodyOf(record: CooperationRecord, rules: RuleSnapshot): { id: string; name: string } | null {
  const authority = rules.authority.authority;
  if (authority === null) return null;
  if (authority.kind === 'district') {
    const partner = record.row.partners.find(({ facts }) => facts.districtId === authority.districtBodyId);
    return { id: authority.districtBodyId, name: partner?.facts.districtName ?? '' };
  }
  const office = record.row.offices.find(({ ref, region }) =>
    authority.kind === 'ministry' ? ref.kind === 'state_ministry' : region === authority.region,
  );
  return office ? { id: office.ref.id, name: office.ref.name } : null;
}

/** Everything still missing before consents can be requested or the case submitted. */
export function completenessOf(record: CooperationRecord): readonly CompletenessItem[] {
  const { content, facts, parties, parameters, ministryBodyId } = record;
  return completeness({ content, partners: facts.partners, parties, parameters, ministryBodyId, day: facts.today });
}
