/** What an import would change, ready to be shown; travels with the form from the check to the decision. */
export interface ImportPreview {
  readonly heading: string;
  readonly rows: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  readonly lots: readonly { readonly title: string; readonly maximum: string }[];
  /** What is in the file and is not taken over. */
  readonly notes: readonly string[];
  /** Whether there is something at present that would be replaced. */
  readonly replaces: boolean;
  /** Text of the button that applies it. */
  readonly apply: string;
  /** Fields that travel on unseen. */
  readonly carried: readonly string[];
}

/** Name of the form field that holds the preview. */
export const PREVIEW_FIELD = 'vorschau';

/** The preview in a form's values, or null. It is only shown, never acted on, so a changed one deceives nobody else. */
export function previewIn(values: Readonly<Record<string, string | readonly string[]>>): ImportPreview | null {
  const text = values[PREVIEW_FIELD];
  if (typeof text !== 'string') return null;
  try {
    const preview: unknown = JSON.parse(text);
    return isPreview(preview) ? preview : null;
  } catch {
    return null;
  }
}

function isPreview(value: unknown): value is ImportPreview {
  if (typeof value !== 'object' || value === null) return false;
  const { heading, rows, lots, notes, apply, carried } = value as Record<string, unknown>;
  return (
    typeof heading === 'string' &&
    typeof apply === 'string' &&
    [rows, lots, notes, carried].every((list) => Array.isArray(list) && list.every((entry) => entry !== null))
  );
}
