type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The one text a query parameter holds: the first where it is repeated, cut at 1,000 characters, never with NUL. */
export function queryText(params: Parameters, name: string): string | undefined {
  const value = params[name];
  const text = typeof value === 'string' ? value : value?.[0];
  return text?.replaceAll('\0', '').slice(0, 1_000) || undefined;
}

/**
 * What a table holds under the text of a query parameter. Only what was written into the table: an address may say
 * `__proto__` or `constructor`, which every object answers.
 */
export function queryEntry<T>(params: Parameters, name: string, table: Readonly<Record<string, T>>): T | undefined {
  const text = queryText(params, name);
  return text !== undefined && Object.hasOwn(table, text) ? table[text] : undefined;
}
