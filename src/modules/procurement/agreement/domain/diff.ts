import type { AgreementContent } from './content.ts';

const FIELDS = [
  'lead',
  'leadDuties',
  'liability',
  'liabilityNote',
  'costPurpose',
  'sharedCostsCents',
  'key',
  'optionalServices',
] as const;

export type AgreementField = (typeof FIELDS)[number];

/** A changed field with both values; words are found where it is shown. */
export interface FieldChange {
  readonly field: AgreementField;
  readonly before: AgreementContent;
  readonly after: AgreementContent;
}

/** A partner whose share changed, who came in (before is null) or who left (after is null). Cents. */
export interface ShareChange {
  readonly bodyId: string;
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface AgreementChanges {
  readonly fields: readonly FieldChange[];
  readonly shares: readonly ShareChange[];
}

/** What changed between two versions. Order of parties and surrounding blanks are no change. */
export function diffAgreement(before: AgreementContent, after: AgreementContent): AgreementChanges {
  const fields = FIELDS.filter((field) => canonical(before[field]) !== canonical(after[field])).map((field) => ({
    field,
    before,
    after,
  }));
  const ids = [...new Set([...after.parties, ...before.parties].map(({ bodyId }) => bodyId))];
  const shares = ids.flatMap((bodyId): ShareChange[] => {
    const old = before.parties.find((party) => party.bodyId === bodyId);
    const now = after.parties.find((party) => party.bodyId === bodyId);
    if (old?.shareCents === now?.shareCents) return [];
    const name = now?.name ?? old?.name ?? '';
    return [{ bodyId, name, before: old?.shareCents ?? null, after: now?.shareCents ?? null }];
  });
  return { fields, shares };
}

/** Whether two versions say the same, shares included. */
export function isSameAgreement(one: AgreementContent, other: AgreementContent): boolean {
  const { fields, shares } = diffAgreement(one, other);
  return fields.length === 0 && shares.length === 0;
}

/** Whether two lists name the same bodies. */
export function hasSameParties(one: readonly string[], other: readonly string[]): boolean {
  return canonical([...one].sort()) === canonical([...other].sort());
}

function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.trim().replaceAll('\r\n', '\n').normalize('NFC'));
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
