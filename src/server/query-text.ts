/** The one text a query parameter holds: the first where it is repeated, cut at 1,000 characters, never with NUL. */
export function queryText(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
  name: string,
): string | undefined {
  const value = params[name];
  const text = typeof value === 'string' ? value : value?.[0];
  return text?.replaceAll('\0', '').slice(0, 1_000) || undefined;
}
