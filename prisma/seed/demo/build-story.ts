import { searchTextOf } from '#src/modules/bodies/domain/search.ts';
import { computeClock } from '#src/modules/cooperations/domain/clock.ts';
import {
  type CooperationContent,
  type FrozenContent,
  freezeContent,
} from '#src/modules/cooperations/domain/content.ts';
import { evaluateRules, type RuleSnapshot } from '#src/modules/cooperations/domain/rules.ts';
import { type CooperationStatus, PUBLIC_STATUSES } from '#src/modules/cooperations/domain/status.ts';
import type { EventVerb } from '#src/modules/cooperations/domain/transitions.ts';
import { approvalType } from '#src/modules/legal/domain/approval-type.ts';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { parameterValueOn } from '#src/modules/legal/domain/parameters.ts';
import { fixedId } from '../reference/fixed-id.ts';
import { INSTITUTION_IDS } from '../reference/institutions.ts';
import { bodyIdOf, bodyOf, councilOf, partyOf, pathOf } from './directory.ts';
import { type Story, statusOf } from './story.ts';
import { at, eventsOf, personOf } from './story-events.ts';

type Row = Record<string, unknown>;

/** Rows of one story, by table. */
export interface StoryRows {
  readonly cooperation: Row;
  readonly partners: Row[];
  readonly versions: Row[];
  readonly consents: Row[];
  readonly events: Row[];
  readonly inquiries: Row[];
  readonly decisions: Row[];
  readonly publication: Row | null;
}

/** Unfolds a story into rows as the commands would have written them, on the story's days. */
export function buildStory(story: Story, number: number): StoryRows {
  const id = fixedId(`cooperation:${story.key}`);
  const partnerIds = story.partners.map(bodyIdOf);
  const lead = partnerIds[0];
  if (!lead) throw new Error(`story ${story.key} has no lead`);
  const status = statusOf(story);
  const content = contentOf(story);
  const rulesOn = (day: string) =>
    evaluateRules({ content, parties: partnerIds.map(partyOf), parameters: LEGAL_PARAMETERS, day });
  const submittedRules = story.submitted ? rulesOn(story.submitted) : null;
  const authority = submittedRules ? authorityIdOf(submittedRules) : null;
  const events = eventsOf(story, id, partnerIds, authority);
  const clock = computeClock(
    events.map((event) => ({
      verb: event.verb as EventVerb,
      toStatus: event.to_status as CooperationStatus,
      occurredAt: new Date(String(event.occurred_at)),
    })),
    parameterValueOn(LEGAL_PARAMETERS, 'authority_review_target_days', story.submitted ?? '2026-11-01'),
    new Date('2026-11-20T12:00:00Z'),
  );
  const lastSubmitted = story.returned?.resubmitted ?? story.submitted;
  const contentVersion = story.consentsRequested ? (story.changedCost ? 2 : 1) : 0;
  return {
    cooperation: {
      id,
      reference: `IKZ-${story.drafted.slice(0, 4)}-${String(number).padStart(4, '0')}`,
      status,
      title: story.title,
      field_key: story.field,
      shared_activities: story.activities,
      aim: story.aim,
      tasks: story.tasks,
      starts_on: story.startsOn,
      term_kind: content.term?.kind ?? null,
      ends_on: content.term?.kind === 'until' ? content.term.endsOn : null,
      termination_clause: content.terminationClause,
      legal_form: story.legalForm,
      cost_per_year_cents: content.costPerYearCents,
      cost_note: content.costNote,
      lead_body_id: lead,
      created_by: personOf(lead, 'bearbeitung'),
      created_at: at(story.drafted),
      updated_at: events.at(-1)?.occurred_at,
      version: events.length,
      content_version: contentVersion,
      consent_due_on:
        status === 'collecting_consent' && story.consentsRequested ? dueAfter(story.consentsRequested) : null,
      authority_body_id: authority,
      procedure: story.submitted && story.legalForm ? approvalType(story.legalForm).procedure : null,
      rule_snapshot: submittedRules,
      submitted_by: story.submitted ? personOf(lead, 'bearbeitung') : null,
      first_submitted_at: story.submitted ? at(story.submitted) : null,
      submitted_at: lastSubmitted ? at(lastSubmitted) : null,
      decision_due_on: status === 'submitted' && clock.holder === 'authority' ? clock.dueOn : null,
      decided_at: story.decided ? at(story.decided.on) : null,
      activated_on: story.active ?? null,
      ended_on: story.ended?.on ?? null,
      end_reason: story.ended?.reason ?? null,
    },
    partners: partnersOf(story, id, partnerIds),
    versions: versionsOf(story, id, content, lead, partnerIds),
    consents: consentsOf(story, id, partnerIds, contentVersion),
    events,
    inquiries: story.inquiry ? [inquiryOf(story.inquiry, id, lead, authority)] : [],
    decisions: submittedRules && authority ? decisionsOf(story, id, authority, contentVersion, submittedRules) : [],
    publication: (PUBLIC_STATUSES as readonly string[]).includes(status)
      ? publicationOf(story, id, number, status, partnerIds)
      : null,
  };
}

function contentOf(story: Story): CooperationContent {
  return {
    title: story.title,
    fieldKey: story.field,
    sharedActivities: story.activities,
    aim: story.aim,
    tasks: story.tasks,
    startsOn: story.startsOn,
    term:
      story.endsOn === undefined
        ? null
        : story.endsOn === null
          ? { kind: 'unlimited' }
          : { kind: 'until', endsOn: story.endsOn },
    terminationClause: story.terminationClause ?? '',
    legalForm: story.legalForm,
    costPerYearCents: story.costPerYearEuro === undefined ? null : story.costPerYearEuro * 100,
    costNote: story.costNote ?? '',
  };
}

function dueAfter(day: string): string {
  return new Date(Date.parse(day) + parameterValueOn(LEGAL_PARAMETERS, 'consent_reminder_days', day) * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

function authorityIdOf(rules: RuleSnapshot): string {
  const { authority } = rules.authority;
  if (authority?.kind === 'district') return authority.districtBodyId;
  if (authority?.kind === 'regional_council') return councilOf(authority.region);
  return INSTITUTION_IDS.ministry;
}

function partnersOf(story: Story, id: string, partnerIds: readonly string[]): Row[] {
  const lead = partnerIds[0];
  const row = (bodyId: string, status: string, extra: Row = {}): Row => ({
    id: fixedId(`partner:${story.key}:${bodyId}`),
    cooperation_id: id,
    body_id: bodyId,
    is_lead: bodyId === lead,
    status,
    responsible_person: status === 'accepted' ? `Demo IT-Leitung ${bodyOf(bodyId).shortName}` : '',
    message: bodyId === lead ? '' : 'Wir möchten diese Aufgabe gemeinsam mit Ihnen angehen.',
    invited_by: personOf(lead ?? '', 'bearbeitung'),
    invited_at: at(story.drafted, 30),
    responded_at: status === 'invited' ? null : at(story.drafted, 45),
    reason: null,
    ...extra,
  });
  return [
    ...partnerIds.map((bodyId) => row(bodyId, 'accepted')),
    ...(story.invited ?? []).map((key) => row(bodyIdOf(key), 'invited')),
    ...Object.entries(story.declined ?? {}).map(([key, reason]) => row(bodyIdOf(key), 'declined', { reason })),
  ];
}

function versionsOf(
  story: Story,
  id: string,
  content: CooperationContent,
  lead: string,
  partnerIds: readonly string[],
): Row[] {
  if (!story.consentsRequested) return [];
  const version = (number: number, frozen: FrozenContent, day: string): Row => ({
    cooperation_id: id,
    number,
    content: frozen,
    created_by: personOf(lead, 'bearbeitung'),
    created_at: at(day, 60),
  });
  const now = freezeContent(content, lead, partnerIds);
  if (!story.changedCost) return [version(1, now, story.consentsRequested)];
  const before = { ...now, costPerYearCents: story.changedCost.beforeEuro * 100 };
  return [version(1, before, story.consentsRequested), version(2, now, story.changedCost.on)];
}

function consentsOf(story: Story, id: string, partnerIds: readonly string[], contentVersion: number): Row[] {
  return partnerIds.flatMap((bodyId, index): Row[] => {
    const signedOn = story.signed?.[index] ?? null;
    const day = signedOn ?? (story.prepared && bodyIdOf(story.prepared.partner) === bodyId ? story.prepared.on : null);
    if (!day) return [];
    const council = bodyOf(bodyId).kind === 'district' ? 'Kreistag' : 'Stadtverordnetenversammlung';
    return [
      {
        id: fixedId(`consent:${story.key}:${bodyId}`),
        cooperation_id: id,
        body_id: bodyId,
        content_version: contentVersion,
        status: signedOn ? 'signed' : 'prepared',
        resolution_body:
          bodyOf(bodyId).officialName.includes(',') || bodyOf(bodyId).kind !== 'municipality'
            ? council
            : 'Gemeindevertretung',
        resolution_date: day,
        resolution_reference: `DS ${day.slice(0, 4)}/${String(40 + index * 7)}`,
        prepared_by: personOf(bodyId, 'bearbeitung'),
        prepared_at: at(day, 5),
        signed_by: signedOn ? personOf(bodyId, 'zeichnung') : null,
        signed_at: signedOn ? at(day, 50) : null,
      },
    ];
  });
}

function inquiryOf(inquiry: NonNullable<Story['inquiry']>, id: string, lead: string, authority: string | null): Row {
  return {
    id: fixedId(`inquiry:${id}`),
    cooperation_id: id,
    question: inquiry.question,
    due_on: inquiry.due,
    asked_by: authority ? personOf(authority, 'aufsicht') : null,
    asked_at: at(inquiry.asked, 10),
    answer: inquiry.answer ?? null,
    answered_by: inquiry.answered ? personOf(lead, 'bearbeitung') : null,
    answered_body_id: inquiry.answered ? lead : null,
    answered_at: inquiry.answered ? at(inquiry.answered, 10) : null,
  };
}

function decisionsOf(story: Story, id: string, authority: string, contentVersion: number, rules: RuleSnapshot): Row[] {
  const row = (kind: string, day: string, extra: Row): Row => ({
    id: fixedId(`decision:${story.key}:${kind}`),
    cooperation_id: id,
    kind,
    content_version: contentVersion,
    reason: '',
    conditions: '',
    section_comments: {},
    authority_body_id: authority,
    decided_by: personOf(authority, 'aufsicht'),
    decided_at: at(day, 20),
    rule_snapshot: rules,
    ...extra,
  });
  const { returned, decided } = story;
  return [
    ...(returned
      ? [row('returned', returned.on, { reason: returned.reason, section_comments: returned.comments })]
      : []),
    ...(decided
      ? [row(decided.kind, decided.on, { reason: decided.reason ?? '', conditions: decided.conditions ?? '' })]
      : []),
  ];
}

function publicationOf(
  story: Story,
  id: string,
  number: number,
  status: CooperationStatus,
  partnerIds: readonly string[],
): Row {
  const records = partnerIds.map(bodyOf);
  return {
    cooperation_id: id,
    reference: `IKZ-${story.drafted.slice(0, 4)}-${String(number).padStart(4, '0')}`,
    title: story.title,
    field_key: story.field,
    partners: records.map((record) => ({ bodyId: record.id, name: record.shortName, path: pathOf(record) })),
    body_ids: partnerIds,
    starts_on: story.startsOn,
    status,
    since: story.active ?? story.decided?.on ?? null,
    regions: [...new Set(records.flatMap((record) => record.region ?? []))].sort(),
    search_text: searchTextOf([story.title, ...records.map((record) => record.shortName)]),
  };
}
