/** A value to pick: the key is what the server stores, the label what people read and type. */
export interface Suggestion {
  key: string;
  label: string;
}

/** How a suggestion reads in the field: "Label (key)". */
export const suggestionText = ({ key, label }: Suggestion): string => `${label} (${key})`;

/**
 * The key in "Label (key)"; `null` when there is none, for example when only half a name was typed. The caller checks that
 * the key exists, and may look the text up by name when it is `null`.
 */
export function suggestionKey(text: string): string | null {
  return /\(([^()\s]+)\)$/.exec(text.trim())?.[1] ?? null;
}
