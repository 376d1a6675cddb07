import type { Prisma } from '#src/db/generated/client.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { AppError } from '#src/server/errors.ts';
import type { ParticipantStatus } from '../../domain/status.ts';
import { type Answer, emptyAnswer } from '../domain/answers.ts';
import type { SurveyItem } from '../domain/items.ts';

/** The acting body's part as its own steps need it. */
export interface OwnPartRow {
  readonly status: ParticipantStatus;
  readonly condition: string;
  readonly version: number;
}

/** The own part of the acting body. @throws AppError not_found */
export async function loadOwnPart(tx: Transaction, procurementId: string, bodyId: string): Promise<OwnPartRow> {
  const part = await tx.procurementParticipant.findFirst({
    where: { procurementId, bodyId },
    select: { status: true, condition: true, version: true },
  });
  if (!part) throw new AppError('not_found');
  return { ...part, status: part.status as ParticipantStatus };
}

/**
 * Changes the own part, re-asserting the version the form was shown with: of two colleagues the second meets a conflict.
 * @throws AppError conflict
 */
export async function changePart(
  tx: Transaction,
  part: { readonly procurementId: string; readonly bodyId: string; readonly version: number },
  change: Omit<Prisma.ProcurementParticipantUncheckedUpdateManyInput, 'version' | 'status'> & {
    readonly status?: ParticipantStatus;
  },
): Promise<void> {
  const { procurementId, bodyId, version } = part;
  const { count } = await tx.procurementParticipant.updateMany({
    where: { procurementId, bodyId, version },
    data: { ...change, version: version + 1 },
  });
  if (count !== 1) throw new AppError('conflict');
}

interface AnswerRow {
  readonly itemId: string;
  readonly quantity: number | null;
  readonly variant: string | null;
  readonly textValue: string | null;
  readonly neededOn: IsoDay | null;
  readonly currentPriceCents: number | null;
}

/** The body's answers, one per question; questions without an answer have an empty one. */
export async function loadAnswers(
  tx: Transaction,
  procurementId: string,
  bodyId: string,
  items: readonly SurveyItem[],
): Promise<readonly Answer[]> {
  const rows = await tx.$queryRaw<AnswerRow[]>`
    SELECT a.item_id AS "itemId", a.quantity, a.variant, a.text_value AS "textValue",
      to_char(a.needed_on, 'YYYY-MM-DD') AS "neededOn", a.current_price_cents::float8 AS "currentPriceCents"
    FROM survey_answer a WHERE a.procurement_id = ${procurementId}::uuid AND a.body_id = ${bodyId}::uuid`;
  return items.map((item) => rows.find(({ itemId }) => itemId === item.id) ?? emptyAnswer(item.id));
}

/** Writes all answers of a body in one statement. */
export async function saveAnswers(
  tx: Transaction,
  procurementId: string,
  bodyId: string,
  answers: readonly Answer[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO survey_answer AS s (procurement_id, item_id, body_id, quantity, variant, text_value, needed_on, current_price_cents)
    SELECT ${procurementId}::uuid, a."itemId", ${bodyId}::uuid, a.quantity, a.variant, a."textValue", a."neededOn",
      a."currentPriceCents"
    FROM jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) AS a("itemId" uuid, quantity int, variant text,
      "textValue" text, "neededOn" date, "currentPriceCents" bigint)
    ORDER BY a."itemId"
    ON CONFLICT (item_id, body_id) DO UPDATE SET quantity = excluded.quantity, variant = excluded.variant,
      text_value = excluded.text_value, needed_on = excluded.needed_on,
      current_price_cents = excluded.current_price_cents, version = s.version + 1`;
}

/** Whether a person is an active member of the acting body. */
export async function isColleague(tx: Transaction, actor: Actor, personId: string): Promise<boolean> {
  const count = await tx.membership.count({
    where: { personId, bodyId: actor.bodyId, endedAt: null, person: { status: 'active' } },
  });
  return count === 1;
}
