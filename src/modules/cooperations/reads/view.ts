import type { DocumentPurpose } from '#src/modules/documents/domain/document-type.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Clock, Holder } from '../domain/clock.ts';
import type { CompletenessItem } from '../domain/completeness.ts';
import type { ConsentStanding } from '../domain/consent.ts';
import type { CooperationContent } from '../domain/content.ts';
import type { DecisionKind, SectionComments } from '../domain/decision.ts';
import type { SectionChanges } from '../domain/diff.ts';
import type { Capacity } from '../domain/facts.ts';
import type { NextStep, OpenTask } from '../domain/next-step.ts';
import type { RuleSnapshot } from '../domain/rules.ts';
import type { ConsentStatus, CooperationStatus, PartnerStatus } from '../domain/status.ts';
import type { CooperationVerb, EventVerb } from '../domain/transitions.ts';
import type { BodyRef, EventDetails } from './record-parts.ts';
import type { StoredVersion } from './stored-version.ts';

export interface ConsentView {
  readonly id: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly contentVersion: number;
  readonly status: ConsentStatus;
  readonly resolutionBody: string;
  readonly resolutionDate: IsoDay;
  readonly resolutionReference: string;
  /** The resolution's file; null also where it was withdrawn. */
  readonly document: { readonly id: string; readonly fileName: string } | null;
  readonly preparedAt: Date;
  readonly preparedByMe: boolean;
  /** Names of persons are shown within their own body only. */
  readonly preparedByName: string | null;
  readonly signedAt: Date | null;
  readonly signedByName: string | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
}

export interface PartnerView {
  readonly bodyId: string;
  readonly body: BodyRef;
  readonly isLead: boolean;
  readonly isOwn: boolean;
  readonly status: PartnerStatus;
  readonly responsiblePerson: string;
  readonly message: string;
  readonly reason: string | null;
  readonly invitedAt: Date;
  readonly respondedAt: Date | null;
  /** Null for bodies that are no party, and before consents are collected. */
  readonly standing: ConsentStanding | null;
  /** The body's live consent to the present version. */
  readonly consent: ConsentView | null;
}

export interface InquiryView {
  readonly id: string;
  readonly question: string;
  readonly dueOn: IsoDay | null;
  readonly askedAt: Date;
  /** Null while open, and where a decision or withdrawal closed it unanswered (`answeredAt` set). */
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBodyName: string | null;
}

export interface DecisionView {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly contentVersion: number;
  readonly reason: string;
  readonly conditions: string;
  readonly sectionComments: SectionComments;
  readonly authorityName: string;
  readonly decidedAt: Date;
}

export interface DocumentView {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly purpose: DocumentPurpose;
  readonly ownerBodyId: string;
  readonly ownerName: string;
  readonly uploadedAt: Date;
  readonly uploadedByName: string | null;
  readonly withdrawnAt: Date | null;
  /** Address of the download; null once withdrawn. */
  readonly path: string | null;
  readonly canWithdraw: boolean;
}

export interface EventView {
  readonly id: number;
  readonly verb: EventVerb;
  readonly from: CooperationStatus | null;
  readonly to: CooperationStatus;
  readonly holder: Holder;
  readonly bodyName: string | null;
  readonly personName: string | null;
  readonly details: EventDetails;
  readonly occurredAt: Date;
}

/** All a page shows of one cooperation to those entitled to see all of it. */
export interface CooperationView {
  readonly id: string;
  readonly reference: string;
  /** State of the row: hidden field `version` of the forms that need it. */
  readonly version: number;
  readonly status: CooperationStatus;
  readonly historic: boolean;
  readonly sourceUrl: string | null;
  readonly sourceNote: string | null;
  readonly content: CooperationContent;
  readonly contentVersion: number;
  readonly field: { readonly key: string; readonly label: string } | null;
  readonly lead: BodyRef | null;
  readonly authority: BodyRef | null;
  /** The body competent as things stand now; before the first submission only an outlook. */
  readonly expectedAuthority: { readonly id: string; readonly name: string } | null;
  readonly rules: RuleSnapshot;
  /** 'now': computed today; 'submission' and 'decision': as stored then. */
  readonly rulesFrom: 'now' | 'submission' | 'decision';
  readonly partners: readonly PartnerView[];
  readonly consents: readonly ConsentView[];
  readonly consentDueOn: IsoDay | null;
  /** What changed since the own body's consent was voided; empty where it does not have to renew one. */
  readonly ownConsentChanges: readonly SectionChanges[];
  readonly ownContractsChanged: boolean;
  readonly inquiries: readonly InquiryView[];
  readonly decisions: readonly DecisionView[];
  readonly documents: readonly DocumentView[];
  readonly versions: readonly { readonly number: number; readonly createdAt: Date }[];
  /** Newest first. */
  readonly events: readonly EventView[];
  readonly completeness: readonly CompletenessItem[];
  readonly nextStep: NextStep;
  readonly tasks: readonly OpenTask[];
  readonly clock: Clock;
  readonly decisionDueOn: IsoDay | null;
  readonly decidedAt: Date | null;
  readonly activatedOn: IsoDay | null;
  readonly endedOn: IsoDay | null;
  readonly endReason: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly capacities: readonly Capacity[];
  readonly verbs: readonly CooperationVerb[];
  readonly canUpload: boolean;
  readonly isPublic: boolean;
  /** Names of every body that occurs anywhere in the view, by id. */
  readonly bodyNames: Readonly<Record<string, string>>;
  /** Whether the actor's body is a party, is invited, is the authority, or merely oversees. */
  readonly viewer: 'party' | 'invited' | 'authority' | 'oversight';
  readonly today: IsoDay;
}

/** What the second statement of the page brings. */
export interface ViewExtras {
  decisions: {
    id: string;
    kind: DecisionKind;
    contentVersion: number;
    reason: string;
    conditions: string;
    sectionComments: SectionComments;
    authorityBodyId: string;
    decidedAt: string;
    ruleSnapshot: RuleSnapshot;
  }[];
  versions: { number: number; createdAt: string; content: StoredVersion | null }[];
  personNames: Record<string, string>;
  bodyNames: Record<string, string>;
}
