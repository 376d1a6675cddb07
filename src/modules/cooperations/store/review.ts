import { dateOf, jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';
import type { DecisionEffects } from '../domain/decision.ts';
import { type CooperationRecord, rulesOf } from '../reads/record.ts';

/** Opens an inquiry; the database allows one open inquiry per cooperation. */
export async function insertInquiry(
  tx: Transaction,
  actor: Actor,
  record: CooperationRecord,
  inquiry: { readonly question: string; readonly dueOn: string },
): Promise<void> {
  await tx.inquiry.createMany({
    data: [
      {
        cooperationId: record.row.id,
        question: inquiry.question,
        dueOn: dateOf(inquiry.dueOn),
        askedBy: actor.personId,
        askedAt: record.now,
      },
    ],
  });
}

/** Answers an inquiry. @throws AppError conflict if it was answered or closed meanwhile. */
export async function saveAnswer(
  tx: Transaction,
  actor: Actor,
  record: CooperationRecord,
  inquiryId: string,
  answer: string,
): Promise<void> {
  const { count } = await tx.inquiry.updateMany({
    where: { id: inquiryId, cooperationId: record.row.id, answeredAt: null },
    data: { answer, answeredBy: actor.personId, answeredBodyId: actor.bodyId, answeredAt: record.now },
  });
  if (count !== 1) throw new AppError('conflict');
}

/** Closes an inquiry that a decision, a withdrawal or a partner's leaving has made moot: answered by nobody. */
export async function closeInquiry(
  tx: Transaction,
  record: CooperationRecord,
  inquiryId: string | null,
): Promise<void> {
  if (inquiryId === null) return;
  await tx.inquiry.updateMany({ where: { id: inquiryId, answeredAt: null }, data: { answeredAt: record.now } });
}

/** Records a decision with the rules and parameters that hold on its day: a later change of law does not reach it. */
export async function insertDecision(
  tx: Transaction,
  actor: Actor,
  record: CooperationRecord,
  effects: DecisionEffects,
  texts: { readonly reason: string; readonly conditions: string },
): Promise<void> {
  await tx.decision.createMany({
    data: [
      {
        cooperationId: record.row.id,
        kind: effects.kind,
        contentVersion: effects.contentVersion,
        sectionComments: jsonOf(effects.sectionComments),
        ...texts,
        authorityBodyId: actor.bodyId,
        decidedBy: actor.personId,
        decidedAt: record.now,
        ruleSnapshot: jsonOf(rulesOf(record)),
      },
    ],
  });
  await closeInquiry(tx, record, effects.closesInquiryId);
}
