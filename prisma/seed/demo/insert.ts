import type pg from 'pg';

/**
 * Inserts rows under their column names, in the order given. Columns come from the rows, so that the database's defaults
 * hold for whatever a row leaves out; rows that are there already stay as they are.
 */
export async function insert(
  client: pg.ClientBase,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const names = columns.map((column) => `"${column}"`).join(', ');
  await client.query(
    `INSERT INTO "${table}" (${names}) SELECT ${columns.map((column) => `r."${column}"`).join(', ')}
     FROM json_populate_recordset(null::"${table}", $1) WITH ORDINALITY AS r ORDER BY ordinality ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
