import type { BodyKind, GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import type { DocumentPurpose } from '#src/modules/documents/domain/document-type.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Holder } from '../domain/clock.ts';
import type { ConsentStatus, CooperationStatus, PartnerStatus } from '../domain/status.ts';
import type { EventVerb } from '../domain/transitions.ts';

/** A body as pages link it. */
export interface BodyRef {
  readonly id: string;
  readonly name: string;
  readonly kind: BodyKind;
  /** Address of its page in the register. */
  readonly path: string;
}

/** Children of a cooperation as the record's JSON holds them. Instants are ISO text, days YYYY-MM-DD. */
export interface RecordPartner {
  readonly bodyId: string;
  readonly status: PartnerStatus;
  readonly isLead: boolean;
  readonly responsiblePerson: string;
  readonly message: string;
  readonly reason: string | null;
  readonly invitedAt: string;
  readonly respondedAt: string | null;
  readonly body: BodyRef;
  readonly facts: {
    readonly name: string;
    readonly kind: BodyKind;
    readonly districtId: string | null;
    readonly region: GovernmentRegion | null;
    readonly population: number | null;
    readonly districtName: string | null;
    readonly key: string | null;
  };
}

export interface RecordConsent {
  readonly id: string;
  readonly bodyId: string;
  readonly contentVersion: number;
  readonly status: ConsentStatus;
  readonly resolutionBody: string;
  readonly resolutionDate: IsoDay;
  readonly resolutionReference: string;
  readonly documentId: string | null;
  readonly preparedBy: string | null;
  readonly preparedAt: string;
  readonly signedBy: string | null;
  readonly signedAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
}

export interface RecordEvent {
  readonly id: number;
  readonly verb: EventVerb;
  readonly fromStatus: CooperationStatus | null;
  readonly toStatus: CooperationStatus;
  readonly holder: Holder;
  readonly actorPersonId: string | null;
  readonly actorBodyId: string | null;
  readonly details: EventDetails;
  readonly occurredAt: string;
}

/** What an event says besides its verb; ids, numbers and reasons, never names of persons. */
export interface EventDetails {
  readonly bodyIds?: readonly string[];
  readonly reason?: string;
  readonly conditions?: string;
  readonly question?: string;
  readonly fields?: readonly string[];
  readonly contentVersion?: number;
  readonly voidedConsents?: number;
  readonly dueOn?: IsoDay;
  readonly documentId?: string;
  readonly documentAct?: 'added' | 'withdrawn';
  readonly inquiryId?: string;
  readonly resolutionDate?: IsoDay;
  readonly endedOn?: IsoDay;
  readonly authorityBodyId?: string;
}

export interface RecordDocument {
  readonly id: string;
  readonly ownerBodyId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly purpose: DocumentPurpose;
  readonly title: string;
  readonly uploadedBy: string | null;
  readonly uploadedAt: string;
  readonly withdrawnAt: string | null;
}

export interface RecordInquiry {
  readonly id: string;
  readonly question: string;
  readonly dueOn: IsoDay | null;
  readonly askedAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly answeredBodyId: string | null;
}
