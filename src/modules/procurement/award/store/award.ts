import { dateOf, jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import { berlinDay, type IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';
import type { EvaluationContent } from '../../evaluation/domain/evaluation.ts';
import type { ProcurementRecord } from '../../reads/record.ts';
import { updateProcurement } from '../../store/procurement.ts';
import type { DecidedLot, EvaluatedLot } from '../domain/decision.ts';
import type { EformsResult } from '../domain/result-notice.ts';
import type { AwardShare, Baseline } from '../domain/savings.ts';
import type { LetterChannel } from '../domain/standstill.ts';

/** The completed evaluations, one per lot. */
export async function listEvaluations(tx: Transaction, procurementId: string): Promise<readonly EvaluatedLot[]> {
  const rows = await tx.evaluationRecord.findMany({
    where: { procurementId },
    select: { lotId: true, content: true, completedBy: true },
  });
  return rows.map(({ content, ...row }) => ({ ...row, content: content as unknown as EvaluationContent }));
}

/** The step that decides the award. Releases for open data are written here. */
export async function saveAwards(
  tx: Transaction,
  actor: Actor,
  record: ProcurementRecord,
  lots: readonly DecidedLot[],
): Promise<void> {
  await tx.award.createMany({
    data: lots.map(({ valueCents, ...lot }) => ({
      ...lot,
      procurementId: record.row.id,
      valueCents: valueCents === null ? null : BigInt(valueCents),
      decidedBy: actor.personId,
      decidedAt: record.now,
    })),
  });
  await updateProcurement(tx, record, { status: 'awarded', awardedAt: record.now });
}

/** Offers that were not chosen, with what was sent to their bidders. */
export interface InformedBid {
  readonly bidId: string;
  readonly lotNumber: number;
  readonly bidder: string;
  readonly lotAwarded: boolean;
  readonly letter: { readonly sentOn: IsoDay; readonly channel: LetterChannel } | null;
}

export function listUnchosen(tx: Transaction, procurementId: string): Promise<InformedBid[]> {
  return tx.$queryRaw<InformedBid[]>`
    SELECT x.id AS "bidId", l.number AS "lotNumber", x.bidder_name AS bidder, coalesce(a.bid_id IS NOT NULL, false) AS "lotAwarded",
      CASE WHEN t.id IS NOT NULL THEN json_build_object('sentOn', to_char(t.sent_on, 'YYYY-MM-DD'), 'channel', t.channel) END AS letter
    FROM bid x JOIN lot l ON l.id = x.lot_id LEFT JOIN award a ON a.lot_id = x.lot_id LEFT JOIN award_letter t ON t.bid_id = x.id
    WHERE x.procurement_id = ${procurementId}::uuid AND a.bid_id IS DISTINCT FROM x.id`;
}

/** Keeps a letter as it was sent. A second one for the same offer is a lost race. */
export async function insertLetter(
  tx: Transaction,
  actor: Actor,
  record: ProcurementRecord,
  letter: {
    readonly bidId: string;
    readonly channel: LetterChannel;
    readonly sentOn: IsoDay;
    readonly text: string;
  },
): Promise<void> {
  const bid = await tx.bid.findUnique({ where: { id: letter.bidId }, select: { lotId: true } });
  if (!bid) throw new AppError('not_found');
  await tx.awardLetter.createMany({
    data: [
      {
        procurementId: record.row.id,
        lotId: bid.lotId,
        bidId: letter.bidId,
        channel: letter.channel,
        sentOn: dateOf(letter.sentOn),
        text: letter.text,
        recordedBy: actor.personId,
        recordedAt: record.now,
      },
    ],
  });
}

export async function insertChallenge(
  tx: Transaction,
  procurementId: string,
  challenge: { readonly filedOn: IsoDay; readonly chamber: string; readonly subject: string },
): Promise<void> {
  await tx.challenge.createMany({ data: [{ procurementId, ...challenge, filedOn: dateOf(challenge.filedOn) }] });
}

/** The review procedure that is open, or null. */
export async function findOpenChallenge(tx: Transaction, procurementId: string) {
  const row = await tx.challenge.findFirst({
    where: { procurementId, outcome: null },
    select: { id: true, filedOn: true, version: true },
  });
  return row && { id: row.id, version: row.version, filedOn: row.filedOn.toISOString().slice(0, 10) };
}

/** Ends the open review procedure. @throws AppError conflict */
export async function saveOutcome(
  tx: Transaction,
  challenge: { readonly id: string; readonly version: number },
  outcome: {
    readonly outcome: string;
    readonly resolvedOn: IsoDay;
    readonly appealEndsOn: IsoDay | null;
    readonly note: string;
  },
): Promise<void> {
  const { count } = await tx.challenge.updateMany({
    where: { id: challenge.id, version: challenge.version, outcome: null },
    data: {
      ...outcome,
      resolvedOn: dateOf(outcome.resolvedOn),
      appealEndsOn: dateOf(outcome.appealEndsOn),
      version: challenge.version + 1,
    },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** An awarded lot with what its contract is made of. Amounts in net euro cents. */
export interface AwardedLot {
  readonly lotId: string;
  readonly number: number;
  readonly title: string;
  readonly unit: string;
  readonly cpvCode: string | null;
  readonly maxValueCents: number | null;
  readonly maxQuantity: number | null;
  /** What all buyers confirmed. */
  readonly quantity: number | null;
  readonly bidCount: number;
  /** Offers that were not left out. */
  readonly admittedCount: number;
  readonly decidedOn: IsoDay;
  readonly bidderName: string | null;
  readonly bidderPlace: string | null;
  readonly bidderIsSme: boolean | null;
  /** Null where the lot was not awarded. */
  readonly valueCents: number | null;
}

export function listAwardedLots(tx: Transaction, procurementId: string): Promise<AwardedLot[]> {
  return tx.$queryRaw<AwardedLot[]>`
    SELECT l.id AS "lotId", l.number, l.title, l.unit, l.cpv_code AS "cpvCode", l.max_value_cents::float8 AS "maxValueCents",
      l.max_quantity AS "maxQuantity", to_char(a.decided_at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS "decidedOn",
      (SELECT sum(h.quantity)::int FROM lot_share h WHERE h.lot_id = l.id) AS quantity,
      (SELECT count(*)::int FROM bid y WHERE y.lot_id = l.id) AS "bidCount",
      (SELECT count(*)::int FROM bid y WHERE y.lot_id = l.id AND NOT y.excluded) AS "admittedCount",
      a.bidder_name AS "bidderName", x.bidder_place AS "bidderPlace", x.bidder_is_sme AS "bidderIsSme",
      a.value_cents::float8 AS "valueCents"
    FROM award a JOIN lot l ON l.id = a.lot_id LEFT JOIN bid x ON x.id = a.bid_id
    WHERE a.procurement_id = ${procurementId}::uuid ORDER BY l.number`;
}

/** A contract about to be concluded. */
export interface NewContract {
  readonly lot: AwardedLot;
  readonly supplierName: string;
  readonly valueCents: number;
  readonly unitPriceCents: number | null;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay | null;
  readonly noticeMonths: number | null;
}

/** Concludes a contract with the callers named before the award; returns its reference. */
export async function insertContract(
  tx: Transaction,
  actor: Actor,
  record: ProcurementRecord,
  contract: NewContract,
): Promise<{ id: string; reference: string }> {
  const { row, now } = record;
  const { lot, supplierName, valueCents, unitPriceCents, startsOn, endsOn, noticeMonths } = contract;
  const [sequence] = await tx.$queryRaw<{ number: number }[]>`SELECT nextval('contract_reference_seq')::int AS number`;
  if (!sequence) throw new Error('the sequence of references did not answer');
  const reference = `VTR-${berlinDay(now).slice(0, 4)}-${String(sequence.number).padStart(4, '0')}`;
  const isFramework = row.arrangement === 'framework';
  const { id } = await tx.contract.create({
    data: {
      reference,
      procurementId: row.id,
      lotId: lot.lotId,
      ownerBodyId: row.leadBodyId,
      title: record.facts.lotCount === 1 ? row.title : `${row.title}, Los ${lot.number}: ${lot.title}`,
      supplierName,
      fieldKey: row.fieldKey,
      cpvCode: lot.cpvCode ?? row.cpvCodes[0] ?? null,
      unit: lot.unit,
      startsOn: dateOf(startsOn),
      endsOn: dateOf(endsOn),
      noticeMonths,
      originalValueCents: BigInt(valueCents),
      maxValueCents: isFramework && lot.maxValueCents !== null ? BigInt(lot.maxValueCents) : null,
      maxQuantity: isFramework ? lot.maxQuantity : null,
      unitPriceCents: unitPriceCents === null ? null : BigInt(unitPriceCents),
      createdBy: actor.personId,
      createdAt: now,
    },
    select: { id: true },
  });
  await tx.$executeRaw`
    INSERT INTO contract_caller (contract_id, body_id)
    SELECT ${id}::uuid, n.body_id FROM procurement_participant n
    WHERE n.procurement_id = ${row.id}::uuid AND n.is_caller`;
  return { id, reference };
}

/** Shares of the buyers and what they pay today, for the savings ledger. */
export async function listSharesAndBaselines(
  tx: Transaction,
  procurementId: string,
): Promise<{ shares: readonly AwardShare[]; baselines: readonly Baseline[] }> {
  const shares = await tx.lotShare.findMany({
    where: { procurementId },
    select: { lotId: true, bodyId: true, quantity: true, shareCents: true },
    orderBy: [{ lotId: 'asc' }, { bodyId: 'asc' }],
  });
  const baselines = await tx.savingsEntry.findMany({
    where: { procurementId, kind: 'baseline' },
    select: { lotId: true, bodyId: true, baselineCents: true },
  });
  return { shares, baselines };
}

/** The step that makes contracts of awards. Releases for open data are written here. */
export async function saveConclusion(
  tx: Transaction,
  record: ProcurementRecord,
  result: EformsResult,
  runningSince: IsoDay,
): Promise<void> {
  await tx.tender.update({ where: { procurementId: record.row.id }, data: { resultNotice: jsonOf(result) } });
  await updateProcurement(tx, record, { status: 'running', runningSince: dateOf(runningSince) });
}
