import { withClient } from '#tests/support/template-database.ts';

/** Runs a statement on the portal's own database: for days that must pass before somebody may go on, and for nothing else. */
async function onDatabase(statement: string, values: readonly unknown[]): Promise<void> {
  const url = new URL(process.env.TEST_DATABASE_ADMIN_URL ?? '');
  url.pathname = `/${process.env.TEST_DATABASE_NAME}`;
  await withClient(url.href, (client) => client.query(statement, [...values]));
}

/** The period for offers ends: it was an hour ago. */
export function letOffersFallDue(procurementId: string): Promise<void> {
  return onDatabase(`UPDATE tender SET offers_due_at = now() - interval '1 hour' WHERE procurement_id = $1`, [
    procurementId,
  ]);
}

/** The standstill ends: its last day was yesterday. */
export function letStandstillEnd(procurementId: string): Promise<void> {
  return onDatabase(`UPDATE procurement SET standstill_ends_on = current_date - 1 WHERE id = $1`, [procurementId]);
}
