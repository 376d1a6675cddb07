/** A file of the export as the manifest lists it. */
export interface ManifestEntry {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal SHA-256 of the content. */
  readonly sha256: string;
}

/** Who exported what, when, and how much of it they may see. */
export interface ManifestHead {
  readonly reference: string;
  readonly procurementId: string;
  readonly title: string;
  readonly status: string;
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly exportedFor: string;
  /** Audiences whose entries and files are in the export. */
  readonly audiences: readonly string[];
  readonly eventCount: number;
  /** Ed25519 public key, SPKI DER in Base64. */
  readonly publicKey: string;
}

export const MANIFEST_FORMAT = 'allmende-vergabeakte/1';

/** The manifest's text, the same for the same content: signed as these bytes (UTF-8). */
export function manifestText(head: ManifestHead, files: readonly ManifestEntry[]): string {
  return `${JSON.stringify({ format: MANIFEST_FORMAT, ...head, files }, null, 2)}\n`;
}
