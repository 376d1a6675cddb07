/** Search parameters as Next hands them to a page. */
export type QueryParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Address of `path` with the present query and the given changes. Empty values are left out, so that equal states have
 * equal addresses; repeated parameters stay repeated.
 */
export function queryHref(path: string, params: QueryParams, changes: QueryParams = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...params, ...changes })) {
    for (const text of typeof value === 'string' ? [value] : (value ?? [])) {
      if (text !== '') query.append(name, text);
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
