import { describe, expect, it } from 'vitest';
import {
  arsOfAgs,
  districtKeyOf,
  isKey,
  isValidOn,
  type KeyPeriod,
  keyOn,
  parseBodyAddress,
  regionOfKey,
} from './key.ts';

const HANAU: KeyPeriod[] = [
  { kind: 'ags', value: '06435014', validFrom: '2016-01-01', validTo: '2025-12-31' },
  { kind: 'ags', value: '06415000', validFrom: '2026-01-01', validTo: null },
  { kind: 'district_key', value: '06415', validFrom: '2026-01-01', validTo: null },
];

describe('official keys', () => {
  it.each([
    ['ags', '06440004', true],
    ['ags', '6440004', false],
    ['ags', '05440004', false],
    ['ags', '06740004', false],
    ['ags', '0644000４', false],
    ['ags', '06440004\n', false],
    ['ars', '064400004004', true],
    ['ars', '0644000040044', false],
    ['district_key', '06440', true],
    ['district_key', '0644', false],
  ] as const)('%s "%s" has the right form: %s', (kind, text, expected) => {
    expect(isKey(kind, text)).toBe(expected);
  });

  it('tells the Regierungsbezirk', () => {
    expect(regionOfKey('06415')).toBe('darmstadt');
    expect(regionOfKey('06531001')).toBe('giessen');
    expect(regionOfKey('066330030030')).toBe('kassel');
    expect(regionOfKey('09162000')).toBeNull();
  });

  it('derives Kreis and ARS from the AGS', () => {
    expect(districtKeyOf('06440004')).toBe('06440');
    expect(arsOfAgs('06440004')).toBe('064400004004');
    expect(arsOfAgs('06415000')).toBe('064150000000');
  });

  it.each([
    ['2015-12-31', null],
    ['2016-01-01', '06435014'],
    ['2025-12-31', '06435014'],
    ['2026-01-01', '06415000'],
    ['2040-06-30', '06415000'],
  ])("Hanau's AGS on %s is %s", (day, expected) => {
    expect(keyOn(HANAU, 'ags', day)).toBe(expected);
  });

  it('gives no key of a kind the body does not have', () => {
    expect(keyOn(HANAU, 'ars', '2026-01-01')).toBeNull();
    expect(keyOn(HANAU, 'district_key', '2025-12-31')).toBeNull();
  });

  it('counts both ends of a period and takes a missing one as open', () => {
    expect(isValidOn({ validFrom: null, validTo: null }, '1900-01-01')).toBe(true);
    expect(isValidOn({ validFrom: null, validTo: '2017-12-31' }, '2017-12-31')).toBe(true);
    expect(isValidOn({ validFrom: null, validTo: '2017-12-31' }, '2018-01-01')).toBe(false);
  });
});

describe('address of a body', () => {
  it.each([
    ['06440004', { kind: 'ags', value: '06440004' }],
    ['064400004004', { kind: 'ars', value: '064400004004' }],
    ['06440', { kind: 'district_key', value: '06440' }],
    ['ekom21', { kind: 'slug', value: 'ekom21' }],
    ['zweckverband-kommunale-datenverarbeitung', { kind: 'slug', value: 'zweckverband-kommunale-datenverarbeitung' }],
  ])('reads "%s"', (text, expected) => {
    expect(parseBodyAddress(text)).toEqual(expected);
  });

  it.each([
    '',
    '6440004',
    '99999999',
    'Ekom21',
    '../etc/passwd',
    "a'--",
    'a\u0000',
    'ä',
    '-a',
    'a--b',
    'a'.repeat(81),
    '🙂',
  ])('refuses "%s"', (text) => {
    expect(parseBodyAddress(text)).toBeNull();
  });
});
