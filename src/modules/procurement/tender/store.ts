import { dateOf, jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { LegalParameter, LegalParameterKey } from '#src/modules/legal/domain/parameters.ts';
import { AppError } from '#src/server/errors.ts';
import type { ProcurementRecord } from '../reads/record.ts';
import { updateProcurement } from '../store/procurement.ts';
import type { EformsNotice } from './domain/contract-notice.ts';
import type { DraftCriterion } from './domain/criteria.ts';

/** Dated values of some parameters, whenever they hold. */
export function listParameters(tx: Transaction, keys: readonly LegalParameterKey[]): Promise<LegalParameter[]> {
  return tx.$queryRaw<LegalParameter[]>`
    SELECT l.key, l.value, to_char(l.valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(l.valid_to, 'YYYY-MM-DD') AS "validTo",
      l.source, l.certainty, l.note
    FROM legal_parameter l WHERE l.key = ANY(${[...keys]}::text[])`;
}

/** Names exactly these bound partners as entitled to call. Returns false if one of them is not bound. */
export async function replaceCallers(
  tx: Transaction,
  procurementId: string,
  bodyIds: readonly string[],
): Promise<boolean> {
  const bound = await tx.procurementParticipant.count({
    where: { procurementId, isPartner: true, bodyId: { in: [...bodyIds] } },
  });
  if (bound !== new Set(bodyIds).size) return false;
  await tx.$executeRaw`
    UPDATE procurement_participant SET is_caller = body_id = ANY(${[...bodyIds]}::uuid[])
    WHERE procurement_id = ${procurementId}::uuid AND is_caller <> (body_id = ANY(${[...bodyIds]}::uuid[]))`;
  return true;
}

/** All bound partners may call unless the lead names fewer. */
export async function nameAllPartnersCallers(tx: Transaction, procurementId: string): Promise<void> {
  await tx.procurementParticipant.updateMany({ where: { procurementId, isPartner: true }, data: { isCaller: true } });
}

/** Somebody of the lead buyer or a bound partner, found by mail address for the lead buyer; null for everybody else. */
export async function findEvaluator(
  tx: Transaction,
  procurementId: string,
  email: string,
): Promise<{ personId: string; bodyId: string; personName: string } | null> {
  const [row] = await tx.$queryRaw<{ personId: string; bodyId: string; personName: string }[]>`
    SELECT person_id AS "personId", body_id AS "bodyId", person_name AS "personName"
    FROM find_evaluator(${procurementId}::uuid, ${email})`;
  return row ?? null;
}

/** Gives a person a seat, or gives back one that had ended; the declaration is always made anew. False if they sit already. */
export async function seatPerson(
  tx: Transaction,
  seat: {
    readonly procurementId: string;
    readonly personId: string;
    readonly bodyId: string;
    readonly personName: string;
    readonly part: string;
    readonly addedBy: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const { procurementId, personId, bodyId, personName, part, addedBy, now } = seat;
  const changed = await tx.$executeRaw`
    INSERT INTO evaluation_member (procurement_id, person_id, body_id, part, person_name, added_by, added_at)
    VALUES (${procurementId}::uuid, ${personId}::uuid, ${bodyId}::uuid, ${part}, ${personName}, ${addedBy}::uuid, ${now})
    ON CONFLICT (procurement_id, person_id) DO UPDATE SET body_id = EXCLUDED.body_id, part = EXCLUDED.part,
      person_name = EXCLUDED.person_name, added_by = EXCLUDED.added_by, added_at = EXCLUDED.added_at, impartial_at = NULL,
      ended_at = NULL
      WHERE evaluation_member.ended_at IS NOT NULL`;
  return changed === 1;
}

/** Ends a seat. False if the person has none. */
export async function endSeat(tx: Transaction, procurementId: string, personId: string, now: Date): Promise<boolean> {
  const { count } = await tx.evaluationMember.updateMany({
    where: { procurementId, personId, endedAt: null },
    data: { endedAt: now },
  });
  return count === 1;
}

/** Notes the declaration of § 6 VgV. */
export async function noteImpartial(tx: Transaction, procurementId: string, personId: string, now: Date) {
  await tx.evaluationMember.updateMany({
    where: { procurementId, personId, endedAt: null, impartialAt: null },
    data: { impartialAt: now },
  });
}

/** Seats that have not ended, as whom to tell. */
export function listSeats(tx: Transaction, procurementId: string) {
  return tx.evaluationMember.findMany({
    where: { procurementId, endedAt: null },
    select: { personId: true, bodyId: true, part: true },
  });
}

/** Whether the lot is one of the purchase's. */
export async function hasLot(tx: Transaction, procurementId: string, lotId: string): Promise<boolean> {
  return (await tx.lot.count({ where: { id: lotId, procurementId } })) === 1;
}

/** Puts these criteria in the place of those the lot had. */
export async function replaceCriteria(
  tx: Transaction,
  procurementId: string,
  lotId: string,
  criteria: readonly DraftCriterion[],
): Promise<void> {
  await tx.awardCriterion.deleteMany({ where: { lotId, procurementId } });
  await tx.awardCriterion.createMany({
    data: criteria.map((criterion, index) => ({
      procurementId,
      lotId,
      position: index + 1,
      kind: criterion.kind,
      weight: criterion.weight,
      ...(criterion.kind === 'price'
        ? { title: 'Preis', priceFormula: criterion.priceFormula }
        : { title: criterion.title, description: criterion.description, maxPoints: criterion.maxPoints }),
    })),
  });
}

/** Where the tender runs, from the form. */
export interface TenderPlan {
  readonly platform: string;
  readonly platformReference: string;
  readonly noticeUrl: string;
  readonly publishedOn: string;
  readonly offersDueAt: Date;
}

export async function saveTenderPlan(tx: Transaction, procurementId: string, plan: TenderPlan): Promise<void> {
  const data = { ...plan, publishedOn: dateOf(plan.publishedOn) };
  await tx.tender.upsert({
    where: { procurementId },
    create: { procurementId, ...data },
    update: { ...data, version: { increment: 1 } },
  });
}

/** The step that makes a tender public: the notice is frozen with it. Releases for open data are written here. */
export async function saveTenderStart(tx: Transaction, record: ProcurementRecord, notice: EformsNotice): Promise<void> {
  await tx.tender.update({ where: { procurementId: record.row.id }, data: { notice: jsonOf(notice) } });
  await updateProcurement(tx, record, { status: 'tendering', tenderedAt: record.now });
}

export async function insertQuestion(
  tx: Transaction,
  procurementId: string,
  question: { readonly question: string; readonly askedOn: string; readonly answer: string | null },
  answered: { readonly on: string; readonly by: string } | null,
): Promise<string> {
  const { id } = await tx.tenderQuestion.create({
    data: {
      procurementId,
      question: question.question,
      askedOn: dateOf(question.askedOn),
      answer: question.answer,
      answeredOn: dateOf(answered?.on ?? null),
      answeredBy: answered?.by ?? null,
    },
    select: { id: true },
  });
  return id;
}

/** Answers a question that is still open. @throws AppError conflict if somebody was faster, not_found if there is none */
export async function saveAnswer(
  tx: Transaction,
  procurementId: string,
  question: { readonly id: string; readonly version: number; readonly answer: string },
  answered: { readonly on: string; readonly by: string },
): Promise<void> {
  const { count } = await tx.tenderQuestion.updateMany({
    where: { id: question.id, procurementId, version: question.version, answer: null },
    data: {
      answer: question.answer,
      answeredOn: dateOf(answered.on),
      answeredBy: answered.by,
      version: { increment: 1 },
    },
  });
  if (count === 1) return;
  const known = await tx.tenderQuestion.count({ where: { id: question.id, procurementId } });
  throw new AppError(known === 0 ? 'not_found' : 'conflict');
}

/** The tender as planned, or null. */
export function findTender(tx: Transaction, procurementId: string) {
  return tx.tender.findUnique({
    where: { procurementId },
    select: { noticeUrl: true, publishedOn: true, offersDueAt: true, openedAt: true, openedBy: true, openedWith: true },
  });
}
