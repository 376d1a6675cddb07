import type pg from 'pg';
import { insert } from '../insert.ts';
import { purchaseRows } from './all-purchases.ts';

/** Inserts the stories of purchases with their record, their releases and their lines of the audit log. */
export async function insertPurchases(client: pg.ClientBase): Promise<void> {
  const told = purchaseRows();
  await insert(client, 'contract', told.ownContracts);
  // The database refuses criteria of a published tender: it becomes published once they are in.
  const drafts = told.procurements.map(({ tendered_at: _published, ...draft }) => draft);
  await insert(client, 'procurement', drafts);
  for (const [table, rows] of told.tables) await insert(client, table, rows);
  await insert(client, 'procurement_event', told.events);
  await client.query(
    `UPDATE procurement p SET tendered_at = t.tendered_at
     FROM json_populate_recordset(null::procurement, $1) AS t WHERE t.id = p.id AND t.tendered_at IS NOT NULL`,
    [JSON.stringify(told.procurements)],
  );
  await client.query(
    `UPDATE contract c SET successor_procurement_id = s."procurementId"
     FROM json_to_recordset($1) AS s ("contractId" uuid, "procurementId" uuid) WHERE s."contractId" = c.id`,
    [JSON.stringify(told.successors)],
  );
  await insert(client, 'audit_entry', told.audit);
  for (const [sequence, last] of Object.entries(told.sequences))
    await client.query(`SELECT setval($1::regclass, $2)`, [sequence, last]);
}
