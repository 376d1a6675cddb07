import type { FrozenContent } from '../domain/content.ts';

/** A version as stored: the frozen content beside the contract files consented to. */
export type StoredVersion = FrozenContent & {
  readonly contracts?: readonly { readonly id: string; readonly title: string; readonly sha256: string }[];
};

/** Whether the contract files differ between two versions. */
export function contractsChanged(before: StoredVersion, after: StoredVersion): boolean {
  const ids = (version: StoredVersion) =>
    (version.contracts ?? [])
      .map((contract) => contract.id)
      .sort()
      .join();
  return ids(before) !== ids(after);
}
