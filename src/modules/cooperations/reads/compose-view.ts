import { parameterValueOn } from '#src/modules/legal/domain/parameters.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canUploadDocument, canWithdrawDocument } from '#src/policy/documents.ts';
import { computeClock } from '../domain/clock.ts';
import { consentOverview } from '../domain/consent.ts';
import { availableVerbs } from '../domain/decide.ts';
import { diffContent } from '../domain/diff.ts';
import { type ActingPerson, acceptedBodyIds, currentConsent } from '../domain/facts.ts';
import { nextStep, openTasks } from '../domain/next-step.ts';
import { type CooperationStatus, PUBLIC_STATUSES } from '../domain/status.ts';
import { authorityBodyOf, type CooperationRecord, completenessOf, rulesOf } from './record.ts';
import type { RecordConsent } from './record-parts.ts';
import { contractsChanged } from './stored-version.ts';
import type { ConsentView, CooperationView, DocumentView, PartnerView, ViewExtras } from './view.ts';

/** Puts the view together: facts from the record, rules from the domain, names from the extras. */
export function composeView(
  actor: Actor,
  acting: ActingPerson,
  record: CooperationRecord,
  extras: ViewExtras,
): CooperationView {
  const { row, facts, content, now, parameters } = record;
  const bodyNames = namesOf(record, extras);
  const consents = row.consents.map((consent) => consentView(consent, actor, record, extras, bodyNames));
  const events = row.events.map((event) => ({ ...event, occurredAt: new Date(event.occurredAt) }));
  const present = rulesOf(record);
  const targetDays = parameterValueOn(parameters, 'authority_review_target_days', facts.today);
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    status: row.status,
    historic: row.historic,
    sourceUrl: row.sourceUrl,
    sourceNote: row.sourceNote,
    content,
    contentVersion: row.contentVersion,
    field: row.field,
    lead: row.partners.find((partner) => partner.bodyId === row.leadBodyId)?.body ?? null,
    authority: row.authority,
    expectedAuthority: authorityBodyOf(record, present),
    ...rulesShown(record, extras, present),
    partners: partnerViews(actor, record, consents),
    consents,
    consentDueOn: row.consentDueOn,
    ...ownChanges(actor, record, extras),
    inquiries: row.inquiries.map((inquiry) => ({
      id: inquiry.id,
      question: inquiry.question,
      dueOn: inquiry.dueOn,
      askedAt: new Date(inquiry.askedAt),
      answer: inquiry.answer,
      answeredAt: dateOrNull(inquiry.answeredAt),
      answeredBodyName: inquiry.answeredBodyId && (bodyNames[inquiry.answeredBodyId] ?? null),
    })),
    decisions: extras.decisions.map(({ authorityBodyId, decidedAt, ruleSnapshot: _rules, ...decision }) => ({
      ...decision,
      authorityName: bodyNames[authorityBodyId] ?? '',
      decidedAt: new Date(decidedAt),
    })),
    documents: documentViews(actor, record, extras, bodyNames),
    versions: extras.versions.map(({ number, createdAt }) => ({ number, createdAt: new Date(createdAt) })),
    events: events
      .map((event) => ({
        id: event.id,
        verb: event.verb,
        from: event.fromStatus,
        to: event.toStatus,
        holder: event.holder,
        bodyName: event.actorBodyId && (bodyNames[event.actorBodyId] ?? null),
        personName: event.actorPersonId && (extras.personNames[event.actorPersonId] ?? null),
        details: event.details,
        occurredAt: event.occurredAt,
      }))
      .reverse(),
    completeness: completenessOf(record),
    nextStep: nextStep(facts),
    tasks: openTasks(facts, acting),
    clock: computeClock(events, targetDays, now),
    decisionDueOn: row.decisionDueOn,
    decidedAt: row.decidedAt,
    activatedOn: row.activatedOn,
    endedOn: row.endedOn,
    endReason: row.endReason,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    capacities: acting.capacities,
    verbs: availableVerbs(facts, acting),
    canUpload: !facts.historic && canUploadDocument(actor, facts),
    isPublic: (PUBLIC_STATUSES as readonly CooperationStatus[]).includes(row.status),
    bodyNames,
    viewer: viewerOf(actor, record),
    today: facts.today,
  };
}

function rulesShown(record: CooperationRecord, extras: ViewExtras, present: CooperationView['rules']) {
  const decided = extras.decisions.findLast((decision) => decision.kind !== 'returned');
  if (decided) return { rules: decided.ruleSnapshot, rulesFrom: 'decision' as const };
  const submitted = record.row.status === 'submitted' ? record.row.ruleSnapshot : null;
  if (submitted) return { rules: submitted, rulesFrom: 'submission' as const };
  return { rules: present, rulesFrom: 'now' as const };
}

function namesOf(record: CooperationRecord, extras: ViewExtras): Record<string, string> {
  const names: Record<string, string> = { ...extras.bodyNames };
  for (const { bodyId, body } of record.row.partners) names[bodyId] = body.name;
  for (const { ref } of record.row.offices) names[ref.id] = ref.name;
  if (record.row.authority) names[record.row.authority.id] = record.row.authority.name;
  return names;
}

function consentView(
  consent: RecordConsent,
  actor: Actor,
  record: CooperationRecord,
  extras: ViewExtras,
  bodyNames: Record<string, string>,
): ConsentView {
  const file = record.row.documents.find(({ id }) => id === consent.documentId);
  return {
    id: consent.id,
    bodyId: consent.bodyId,
    bodyName: bodyNames[consent.bodyId] ?? '',
    contentVersion: consent.contentVersion,
    status: consent.status,
    resolutionBody: consent.resolutionBody,
    resolutionDate: consent.resolutionDate,
    resolutionReference: consent.resolutionReference,
    document: file && file.withdrawnAt === null ? { id: file.id, fileName: file.fileName } : null,
    preparedAt: new Date(consent.preparedAt),
    preparedByMe: consent.preparedBy === actor.personId,
    preparedByName: consent.preparedBy && (extras.personNames[consent.preparedBy] ?? null),
    signedAt: dateOrNull(consent.signedAt),
    signedByName: consent.signedBy && (extras.personNames[consent.signedBy] ?? null),
    endedAt: dateOrNull(consent.endedAt),
    endReason: consent.endReason,
  };
}

function partnerViews(actor: Actor, record: CooperationRecord, consents: readonly ConsentView[]): PartnerView[] {
  const { row, facts } = record;
  const standings = row.contentVersion === 0 ? [] : consentOverview(facts);
  return row.partners.map((partner) => {
    const { bodyId, body, isLead, status, responsiblePerson, message, reason } = partner;
    const live = currentConsent(facts, bodyId);
    return {
      bodyId,
      body,
      isLead,
      isOwn: bodyId === actor.bodyId,
      status,
      responsiblePerson,
      message,
      reason,
      invitedAt: new Date(partner.invitedAt),
      respondedAt: dateOrNull(partner.respondedAt),
      standing: standings.find((standing) => standing.bodyId === bodyId)?.standing ?? null,
      consent: consents.find(({ id }) => id === live?.id) ?? null,
    };
  });
}

function ownChanges(actor: Actor, record: CooperationRecord, extras: ViewExtras) {
  const { row, facts } = record;
  const voided = row.consents.find(({ bodyId, status }) => bodyId === actor.bodyId && status === 'voided');
  const after = extras.versions.find(({ number }) => number === row.contentVersion)?.content;
  const before = extras.versions.find(({ number }) => number === voided?.contentVersion)?.content;
  if (!voided || !before || !after || currentConsent(facts, actor.bodyId) !== null) {
    return { ownConsentChanges: [], ownContractsChanged: false };
  }
  return { ownConsentChanges: diffContent(before, after), ownContractsChanged: contractsChanged(before, after) };
}

function documentViews(
  actor: Actor,
  record: CooperationRecord,
  extras: ViewExtras,
  bodyNames: Record<string, string>,
): DocumentView[] {
  const { row, facts } = record;
  return row.documents.map(({ uploadedBy, uploadedAt, withdrawnAt, ownerBodyId, ...document }) => {
    const live = row.consents.some(
      ({ documentId, status }) => documentId === document.id && (status === 'prepared' || status === 'signed'),
    );
    const withdrawn = withdrawnAt !== null;
    return {
      ...document,
      ownerBodyId,
      ownerName: bodyNames[ownerBodyId] ?? '',
      uploadedAt: new Date(uploadedAt),
      uploadedByName: uploadedBy && (extras.personNames[uploadedBy] ?? null),
      withdrawnAt: dateOrNull(withdrawnAt),
      path: withdrawn ? null : `/kooperationen/${row.id}/dokumente/${document.id}`,
      canWithdraw: canWithdrawDocument(actor, facts, { ownerBodyId, usedByConsent: live, withdrawn }),
    };
  });
}

function viewerOf(actor: Actor, record: CooperationRecord): CooperationView['viewer'] {
  const { facts } = record;
  if (acceptedBodyIds(facts).includes(actor.bodyId)) return 'party';
  if (facts.partners.some(({ bodyId, status }) => bodyId === actor.bodyId && status === 'invited')) return 'invited';
  return facts.authorityBodyId === actor.bodyId ? 'authority' : 'oversight';
}

function dateOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
