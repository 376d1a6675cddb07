import { jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { CommandContext } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import type { ProcurementRecord } from '../reads/record.ts';
import type { SeatView } from '../tender/reads/tender-room.ts';
import type { BidFacts, EvaluationContent, LotFacts } from './domain/evaluation.ts';
import type { ExclusionKey } from './domain/exclusion-grounds.ts';
import { lotsStatement } from './reads/lots-statement.ts';

/** Lots with offers and points as the actor may see them, and the ids of those who evaluate. */
export async function loadLots(
  tx: Transaction,
  procurementId: string,
): Promise<{ lots: readonly LotFacts[]; evaluatorIds: readonly string[] }> {
  const [row] = await tx.$queryRaw<{ lots: LotFacts[]; seats: SeatView[] }[]>(lotsStatement(procurementId));
  const evaluators = (row?.seats ?? []).filter(({ part, impartial }) => part === 'evaluator' && impartial);
  return { lots: row?.lots ?? [], evaluatorIds: evaluators.map(({ personId }) => personId) };
}

/** The lot. @throws AppError not_found */
export function lotOf(lots: readonly LotFacts[], lotId: string): LotFacts {
  const lot = lots.find(({ id }) => id === lotId);
  if (!lot) throw new AppError('not_found');
  return lot;
}

/** The offer and its lot. @throws AppError not_found, conflict if it changed since it was shown */
export function bidOf(lots: readonly LotFacts[], bidId: string, version?: number): { lot: LotFacts; bid: BidFacts } {
  const lot = lots.find(({ bids }) => bids.some(({ id }) => id === bidId));
  const bid = lot?.bids.find(({ id }) => id === bidId);
  if (!lot || !bid) throw new AppError('not_found');
  if (version !== undefined && bid.version !== version) throw new AppError('conflict');
  return { lot, bid };
}

/**
 * The audit entry of any work on offers: one name for all of it and nothing about offers, so that oversight cannot even
 * count them before the award. What was done stands in the procurement record, for the team.
 */
export function auditTeamWork(context: Pick<CommandContext, 'audit'>, record: ProcurementRecord): void {
  context.audit({
    action: 'procurement.work_in_evaluation',
    subjectType: 'procurement',
    subjectId: record.row.id,
  });
}

/** Begins the opening; a second person confirms it. */
export async function beginOpening(tx: Transaction, procurementId: string, personId: string): Promise<void> {
  await tx.tender.update({ where: { procurementId }, data: { openedBy: personId, version: { increment: 1 } } });
}

export async function confirmOpening(tx: Transaction, procurementId: string, personId: string, now: Date) {
  await tx.tender.update({
    where: { procurementId },
    data: { openedWith: personId, openedAt: now, version: { increment: 1 } },
  });
}

/** An offer from the form. */
export interface OfferInput {
  readonly bidderName: string;
  readonly bidderPlace: string;
  readonly bidderIdentifier: string;
  readonly bidderIsSme: boolean | null;
  readonly priceCents: number;
  readonly receivedAt: Date;
}

/** Why an offer is left out; null where it is not. */
export interface Exclusion {
  readonly ground: ExclusionKey;
  readonly reason: string;
}

export async function insertBid(
  tx: Transaction,
  actor: Actor,
  lot: { readonly procurementId: string; readonly lotId: string },
  offer: OfferInput,
  exclusion: Exclusion | null,
): Promise<string> {
  const { id } = await tx.bid.create({
    data: {
      ...lot,
      ...offer,
      priceCents: BigInt(offer.priceCents),
      ...exclusionColumns(exclusion),
      recordedBy: actor.personId,
    },
    select: { id: true },
  });
  return id;
}

/** Changes an offer, re-asserting its version. @throws AppError conflict */
export async function updateBid(
  tx: Transaction,
  bid: Pick<BidFacts, 'id' | 'version'>,
  change: { readonly offer?: OfferInput; readonly exclusion?: Exclusion | null },
): Promise<void> {
  const { offer, exclusion } = change;
  const { count } = await tx.bid.updateMany({
    where: { id: bid.id, version: bid.version },
    data: {
      ...(offer ? { ...offer, priceCents: BigInt(offer.priceCents) } : {}),
      ...(exclusion === undefined ? {} : exclusionColumns(exclusion)),
      version: { increment: 1 },
    },
  });
  if (count !== 1) throw new AppError('conflict');
}

function exclusionColumns(exclusion: Exclusion | null) {
  return {
    excluded: exclusion !== null,
    exclusionGround: exclusion?.ground ?? null,
    exclusionReason: exclusion?.reason ?? '',
  };
}

/** Saves an evaluator's points for an offer over those they gave before. */
export async function saveScores(
  tx: Transaction,
  cell: { readonly procurementId: string; readonly bidId: string; readonly evaluatorId: string; readonly now: Date },
  scores: readonly { readonly criterionId: string; readonly points: number; readonly comment: string }[],
): Promise<void> {
  const { procurementId, bidId, evaluatorId, now } = cell;
  for (const { criterionId, points, comment } of scores) {
    await tx.$executeRaw`
      INSERT INTO bid_score (procurement_id, bid_id, criterion_id, evaluator_id, points, comment, saved_at)
      VALUES (${procurementId}::uuid, ${bidId}::uuid, ${criterionId}::uuid, ${evaluatorId}::uuid, ${points}, ${comment}, ${now})
      ON CONFLICT (bid_id, criterion_id, evaluator_id) DO UPDATE SET points = EXCLUDED.points, comment = EXCLUDED.comment,
        saved_at = EXCLUDED.saved_at, version = bid_score.version + 1`;
  }
}

export async function insertSubmission(
  tx: Transaction,
  submission: { readonly procurementId: string; readonly lotId: string; readonly evaluatorId: string },
  now: Date,
): Promise<void> {
  await tx.scoreSubmission.createMany({ data: [{ ...submission, submittedAt: now }] });
}

/** Keeps the completed evaluations of all lots. */
export async function insertEvaluations(
  tx: Transaction,
  actor: Actor,
  procurementId: string,
  evaluations: readonly { readonly lotId: string; readonly content: EvaluationContent }[],
  now: Date,
): Promise<void> {
  await tx.evaluationRecord.createMany({
    data: evaluations.map(({ lotId, content }) => ({
      procurementId,
      lotId,
      content: jsonOf(content),
      completedBy: actor.personId,
      completedAt: now,
    })),
  });
}
