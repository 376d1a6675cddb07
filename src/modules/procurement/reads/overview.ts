import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { type BodySavings, savingsColumn } from '#src/modules/contracts/savings/reads.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canViewAllDemand, canViewBids, canViewPartnership } from '#src/policy/procurement.ts';
import { type NextStep, nextStep } from '../domain/next-step.ts';
import type { ParticipantStatus } from '../domain/status.ts';
import { type OpenProcurement, readProcurement } from './procurement.ts';
import type { BodyRef } from './record.ts';
import { BODY_REF } from './record-statement.ts';

/** Names shown on the overview; the survey room lists everybody. */
const SHOWN_PARTNERS = 24;

export interface ProcurementOverview {
  readonly procurement: OpenProcurement;
  readonly nextStep: NextStep;
  /** Bound partners by name, the first of them; empty for bodies that were only asked. */
  readonly partners: readonly BodyRef[];
  /** How many bodies stand where in the survey; null for readers who do not see all of them. */
  readonly counts: Readonly<Record<ParticipantStatus, number>> | null;
  /** What the own body called or will take, over all lots; null without shares. Net euro cents. */
  readonly ownShare: { readonly quantity: number; readonly shareCents: number } | null;
  /** What this purchase came from, as far as the reader may see it. */
  readonly source: { readonly kind: 'cooperation' | 'contract'; readonly path: string; readonly title: string } | null;
  /** What bodies saved by it, as far as the reader sees the ledger; empty before demand is confirmed. */
  readonly savings: readonly BodySavings[];
  readonly rights: { readonly partnership: boolean; readonly allDemand: boolean };
}

interface DetailRow {
  readonly partners: BodyRef[] | null;
  readonly counts: Record<ParticipantStatus, number>;
  readonly ownShare: { quantity: number; shareCents: number } | null;
  readonly cooperationTitle: string | null;
  readonly contractTitle: string | null;
  readonly savings: readonly BodySavings[];
}

/** Everything the overview of a purchase shows, in two statements; null for whoever may not see it. */
export function getOverview(actor: Actor, id: string): Promise<ProcurementOverview | null> {
  return readAs(
    actor,
    async (query) => {
      const procurement = await readProcurement(query, actor, id);
      if (!procurement) return null;
      const { row, facts } = procurement;
      const [detail] = await query<DetailRow>(
        sql`SELECT (SELECT json_agg(shown.body) FROM (SELECT ${BODY_REF} AS body FROM procurement_participant n
            JOIN body b ON b.id = n.body_id WHERE n.procurement_id = ${row.id}::uuid AND n.is_partner
            ORDER BY n.is_lead DESC, b.sort_name LIMIT ${SHOWN_PARTNERS}) AS shown) AS partners,
          (SELECT json_build_object('asked', count(*) FILTER (WHERE n.status = 'asked'),
            'answered', count(*) FILTER (WHERE n.status = 'answered'),
            'declined', count(*) FILTER (WHERE n.status = 'declined'),
            'confirmed', count(*) FILTER (WHERE n.status = 'confirmed'),
            'withdrawn', count(*) FILTER (WHERE n.status = 'withdrawn'))
            FROM procurement_participant n WHERE n.procurement_id = ${row.id}::uuid) AS counts,
          (SELECT json_build_object('quantity', sum(s.quantity), 'shareCents', sum(s.share_cents)) FROM lot_share s
            WHERE s.procurement_id = ${row.id}::uuid AND s.body_id = ${actor.bodyId}::uuid
            HAVING count(*) > 0) AS "ownShare",
          (SELECT c.title FROM cooperation c WHERE c.id = ${row.sourceCooperationId}::uuid) AS "cooperationTitle",
          (SELECT k.title FROM contract k WHERE k.id = ${row.sourceContractId}::uuid) AS "contractTitle",
          ${savingsColumn(row.id)} AS savings`,
        'procurement_overview',
      );
      const rights = {
        partnership: canViewPartnership(actor, facts),
        allDemand: canViewAllDemand(actor, facts),
      };
      const step = nextStep({
        ...facts,
        ideaDescribed: (row.need !== '' || row.subject !== '') && row.estimatedValueCents !== null,
        consentDueOn: row.consentDueOn,
        needOn: row.needOn,
        noticeOn: row.noticeOn,
        seesAllDemand: rights.allDemand,
        seesBids: canViewBids(actor, facts),
      });
      return {
        procurement,
        nextStep: step,
        partners: rights.partnership ? (detail?.partners ?? []) : [],
        counts: rights.allDemand ? (detail?.counts ?? null) : null,
        ownShare: detail?.ownShare ?? null,
        source: sourceOf(row, detail),
        savings: detail?.savings ?? [],
        rights,
      };
    },
    'once',
  );
}

function sourceOf(row: OpenProcurement['row'], detail: DetailRow | undefined): ProcurementOverview['source'] {
  if (detail?.cooperationTitle && row.sourceCooperationId)
    return {
      kind: 'cooperation',
      path: `/kooperationen/${row.sourceCooperationId}`,
      title: detail.cooperationTitle,
    };
  if (detail?.contractTitle && row.sourceContractId)
    return { kind: 'contract', path: `/vertraege/${row.sourceContractId}`, title: detail.contractTitle };
  return null;
}
