/** Where a list read by key goes on: the last row shown, newest first. */
export interface ListPosition {
  readonly createdAt: string;
  readonly id: string;
}

const FORM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The position as it stands in an address. */
export function formatListPosition(row: { readonly createdAt: Date; readonly id: string }): string {
  return `${row.createdAt.toISOString()}_${row.id}`;
}

/** Reads it back; anything else counts as the beginning of the list. */
export function parseListPosition(text: string | undefined): ListPosition | null {
  const [, createdAt, id] = FORM.exec(text ?? '') ?? [];
  if (createdAt === undefined || id === undefined || Number.isNaN(Date.parse(createdAt))) return null;
  return { createdAt, id };
}
