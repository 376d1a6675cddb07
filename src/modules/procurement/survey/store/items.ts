import type { Transaction } from '#src/db/transaction.ts';
import type { ItemKind, SurveyItem } from '../domain/items.ts';

/** The questionnaire in its order. */
export async function listItems(tx: Transaction, procurementId: string): Promise<readonly SurveyItem[]> {
  const items = await tx.surveyItem.findMany({ where: { procurementId }, orderBy: { position: 'asc' } });
  return items.map(({ procurementId: _, ...item }) => ({ ...item, kind: item.kind as ItemKind }));
}

/** What a form says about a question. */
type ItemContent = Pick<
  SurveyItem,
  'kind' | 'title' | 'description' | 'unit' | 'mandatory' | 'variants' | 'asksPrice' | 'lotId' | 'everyLot'
>;

/** Adds a question at the end. */
export async function addItem(
  tx: Transaction,
  procurementId: string,
  position: number,
  content: ItemContent,
): Promise<void> {
  const data = { ...content, variants: [...content.variants], procurementId, position };
  await tx.surveyItem.createMany({ data: [data] });
}

/** Changes a question; false if it is not one of this questionnaire. */
export async function changeItem(
  tx: Transaction,
  procurementId: string,
  id: string,
  content: ItemContent,
): Promise<boolean> {
  const { count } = await tx.surveyItem.updateMany({
    where: { id, procurementId },
    data: { ...content, variants: [...content.variants], version: { increment: 1 } },
  });
  return count === 1;
}

/** Removes a question; false if it is not one of this questionnaire. */
export async function removeItem(tx: Transaction, procurementId: string, id: string): Promise<boolean> {
  const { count } = await tx.surveyItem.deleteMany({ where: { id, procurementId } });
  return count === 1;
}

/** Numbers the questions anew in the given order. Two statements: no two may have the same number at any moment. */
export async function orderItems(tx: Transaction, procurementId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE survey_item SET position = -position WHERE procurement_id = ${procurementId}::uuid`;
  await tx.$executeRaw`UPDATE survey_item i SET position = o.place
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS o(id, place)
    WHERE i.id = o.id AND i.procurement_id = ${procurementId}::uuid`;
}

/** Copies the questions of another purchase of the same lead buyer behind the present ones. Returns how many. */
export async function copyItems(
  tx: Transaction,
  from: { readonly sourceId: string; readonly leadBodyId: string },
  to: { readonly procurementId: string; readonly after: number; readonly atMost: number },
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO survey_item (procurement_id, position, kind, title, description, unit, mandatory, variants, asks_price, every_lot)
    SELECT ${to.procurementId}::uuid, ${to.after}::int + row_number() OVER (ORDER BY i.position), i.kind, i.title,
      i.description, i.unit, i.mandatory, i.variants, i.asks_price, i.every_lot
    FROM survey_item i JOIN procurement p ON p.id = i.procurement_id
    WHERE p.id = ${from.sourceId}::uuid AND p.lead_body_id = ${from.leadBodyId}::uuid
      AND p.id <> ${to.procurementId}::uuid
    ORDER BY i.position LIMIT ${to.atMost}::int`;
}

/** Whether a lot belongs to the purchase. */
export async function isLotOf(tx: Transaction, procurementId: string, lotId: string): Promise<boolean> {
  return (await tx.lot.count({ where: { id: lotId, procurementId } })) === 1;
}
