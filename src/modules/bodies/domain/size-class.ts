/** Classes of population a list can be narrowed to; `from` included, `below` excluded, null without bound. */
export const SIZE_CLASSES = [
  { key: 'bis-5000', from: null, below: 5_000 },
  { key: '5000-bis-10000', from: 5_000, below: 10_000 },
  { key: '10000-bis-20000', from: 10_000, below: 20_000 },
  { key: '20000-bis-50000', from: 20_000, below: 50_000 },
  { key: '50000-bis-100000', from: 50_000, below: 100_000 },
  { key: 'ab-100000', from: 100_000, below: null },
] as const;

export type SizeClass = (typeof SIZE_CLASSES)[number];
export type SizeClassKey = SizeClass['key'];

/** The class with this key as it stands in an address, or null. */
export function sizeClassByKey(key: string): SizeClass | null {
  return SIZE_CLASSES.find((size) => size.key === key) ?? null;
}
