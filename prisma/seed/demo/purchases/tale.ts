import type { Audience, ProcurementStatus } from '#src/modules/procurement/domain/status.ts';
import { type ProcurementEventVerb, statusAfter } from '#src/modules/procurement/domain/transitions.ts';
import { fixedId } from '../../reference/fixed-id.ts';
import { bodyIdOf } from '../directory.ts';
import { demoAccountOf } from '../people.ts';
import { at } from '../story-events.ts';
import type { Purchase } from './purchase.ts';

export type Row = Record<string, unknown>;

/** Tables of purchases in the order their rows can be inserted. */
export const PURCHASE_TABLES = [
  'procurement_participant',
  'lot',
  'survey_item',
  'survey_answer',
  'demand_confirmation',
  'lot_share',
  'lot_clause',
  'legal_check_point',
  'schedule_step',
  'agreement_draft',
  'agreement_version',
  'agreement_consent',
  'evaluation_member',
  'award_criterion',
  'tender',
  'tender_question',
  'bid',
  'bid_score',
  'score_submission',
  'evaluation_record',
  'award',
  'award_letter',
  'challenge',
  'contract',
  'contract_caller',
  'call_off',
  'delivery',
  'amendment',
  'savings_entry',
  'ocds_release',
] as const;

export type PurchaseTable = (typeof PURCHASE_TABLES)[number];

/** Who acts in a step. */
export interface Doer {
  readonly personId: string | null;
  readonly bodyId: string;
}

/** What the record and the audit log keep of a step. */
interface StepNote {
  readonly audience?: Audience;
  readonly reason?: string;
  readonly details?: Row;
  readonly audit?: {
    readonly action?: string;
    readonly bodyIds?: readonly string[];
    readonly details?: Row;
    readonly subject?: { readonly type: string; readonly id: string };
  };
}

const MANAGERS = ['beschaffung', 'bearbeitung', 'rathaus'] as const;

/** Whoever buys for a body. */
export function managerOf(bodyId: string): Doer {
  return { personId: demoAccountOf(bodyId, ...MANAGERS), bodyId };
}

export function signatoryOf(bodyId: string): Doer {
  return { personId: demoAccountOf(bodyId, 'zeichnung'), bodyId };
}

export function doerOf(bodyId: string, name: string): Doer {
  return { personId: demoAccountOf(bodyId, name), bodyId };
}

/** A story being unfolded: its rows by table, its record, and its lines of the audit log. */
export class Tale {
  readonly id: string;
  readonly leadId: string;
  readonly rows: Record<PurchaseTable, Row[]>;
  readonly procurement: Row = {};
  readonly events: Row[] = [];
  readonly audit: Row[] = [];
  status: ProcurementStatus | null = null;
  private readonly stepsOfDay = new Map<string, number>();

  readonly told: Purchase;
  readonly reference: string;

  constructor(told: Purchase, reference: string) {
    this.told = told;
    this.reference = reference;
    this.id = fixedId(`procurement:${told.key}`);
    this.leadId = bodyIdOf(told.lead);
    this.rows = Object.fromEntries(PURCHASE_TABLES.map((table) => [table, [] as Row[]])) as Record<
      PurchaseTable,
      Row[]
    >;
  }

  /** Fixed id of a part of the story. */
  partId(name: string): string {
    return fixedId(`procurement:${this.told.key}:${name}`);
  }

  lotId(number: number): string {
    return this.partId(`lot:${number}`);
  }

  /** Adds a row that belongs to the purchase. */
  add(table: PurchaseTable, row: Row): void {
    this.rows[table].push({ procurement_id: this.id, ...row });
  }

  /** Bodies of the story with a part that has not ended. */
  bodyIds(only: 'all' | 'partners' = 'all'): string[] {
    return this.rows.procurement_participant
      .filter((part) => !['declined', 'withdrawn'].includes(String(part.status)))
      .filter((part) => only === 'all' || part.is_partner === true)
      .map((part) => String(part.body_id));
  }

  /** A step in record and audit log; returns when it happened. Steps of one day follow each other within office hours. */
  step(verb: ProcurementEventVerb, day: string, by: Doer, note: StepNote = {}): string {
    const known = this.stepsOfDay.get(day) ?? 0;
    this.stepsOfDay.set(day, known + 1);
    const occurredAt = at(day, known * 3);
    const from = this.status;
    const to = toStatus(verb, from);
    const { audience = 'participants', reason = '', details = {}, audit = {} } = note;
    this.events.push({
      procurement_id: this.id,
      verb,
      from_status: from,
      to_status: to,
      audience,
      actor_person_id: by.personId,
      actor_body_id: by.bodyId,
      reason,
      details,
      occurred_at: occurredAt,
    });
    this.audit.push({
      occurred_at: occurredAt,
      actor_person_id: by.personId,
      actor_body_id: by.bodyId,
      action: audit.action ?? `procurement.${verb}`,
      subject_type: audit.subject?.type ?? 'procurement',
      subject_id: audit.subject?.id ?? this.id,
      body_ids: [...new Set(audit.bodyIds ?? [this.leadId])],
      details: audit.details ?? details,
    });
    this.status = to;
    return occurredAt;
  }
}

/** Steps that make or use a purchase leave its status; all others are rows of the table of transitions. */
function toStatus(verb: ProcurementEventVerb, from: ProcurementStatus | null): ProcurementStatus {
  if (verb === 'create_idea' || verb === 'import_release' || from === null) return 'idea';
  return verb === 'call_off' || verb === 'amend_contract' ? from : statusAfter(verb, from);
}
