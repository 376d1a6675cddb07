import type { GovernmentRegion } from './body.ts';

/**
 * Official keys: AGS (amtlicher Gemeindeschlüssel, 8 digits), ARS (amtlicher Regionalschlüssel, 12 digits) and the
 * five digits of a Kreis or kreisfreie Stadt. Keys are text: the leading zero counts.
 */
const KEY_KINDS = ['ags', 'ars', 'district_key'] as const;

export type KeyKind = (typeof KEY_KINDS)[number];

/** A key and the days it is valid, both ends included; `validTo` null means until further notice. */
export interface KeyPeriod {
  readonly kind: KeyKind;
  readonly value: string;
  /** ISO day. */
  readonly validFrom: string;
  /** ISO day or null. */
  readonly validTo: string | null;
}

/**
 * First day the register vouches for keys whose real beginning it does not know: the oldest source is the
 * administrative map VG250 of 2016. Shown as "mindestens seit 2016", never as the day a key was given.
 */
export const RECORDS_BEGIN = '2016-01-01';

const PATTERNS: Record<KeyKind, RegExp> = {
  ags: /^06[456]\d{5}$/,
  ars: /^06[456]\d{9}$/,
  district_key: /^06[456]\d{2}$/,
};

/** Whether the text has the form of a Hessian key of this kind; says nothing about whether the key was ever given. */
export function isKey(kind: KeyKind, text: string): boolean {
  return PATTERNS[kind].test(text);
}

/** The kind of key the text has the form of, told by its length, or null. */
function keyKindOf(text: string): KeyKind | null {
  return KEY_KINDS.find((kind) => isKey(kind, text)) ?? null;
}

const REGION_OF_DIGIT: Record<string, GovernmentRegion> = { 4: 'darmstadt', 5: 'giessen', 6: 'kassel' };

/** Regierungsbezirk told by the third digit of any Hessian key, or null where the text is no such key. */
export function regionOfKey(key: string): GovernmentRegion | null {
  if (keyKindOf(key) === null) return null;
  return REGION_OF_DIGIT[key.charAt(2)] ?? null;
}

/** The five digits of Kreis or kreisfreie Stadt an AGS or ARS begins with. */
export function districtKeyOf(key: string): string {
  return key.slice(0, 5);
}

/**
 * ARS of a Gemeinde that belongs to no Verbandsgemeinde, which is true of every Hessian Gemeinde: Kreis, then the
 * Gemeinde's own number as its association's and as its own. A kreisfreie Stadt has number 000.
 */
export function arsOfAgs(ags: string): string {
  const number = ags.slice(5);
  return `${districtKeyOf(ags)}0${number}${number}`;
}

/** Whether a period contains the ISO day. */
export function isValidOn(period: { validFrom: string | null; validTo: string | null }, day: string): boolean {
  return (period.validFrom === null || period.validFrom <= day) && (period.validTo === null || day <= period.validTo);
}

/** The key of this kind valid on the ISO day, or null: a body can have ended or not yet have come to be. */
export function keyOn(periods: readonly KeyPeriod[], kind: KeyKind, day: string): string | null {
  return periods.find((period) => period.kind === kind && isValidOn(period, day))?.value ?? null;
}

/** What the last part of the address `/kommunen/[ags]` can name. */
export type BodyAddress = { readonly kind: KeyKind | 'slug'; readonly value: string };

const SLUG = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Reads the last part of a body's address; null for anything that can be neither key nor slug (a 404). */
export function parseBodyAddress(text: string): BodyAddress | null {
  const kind = keyKindOf(text);
  if (kind !== null) return { kind, value: text };
  return text.length <= 80 && SLUG.test(text) ? { kind: 'slug', value: text } : null;
}
