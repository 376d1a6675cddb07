import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleReleaseFacts } from './domain/example-release-facts.ts';
import { releaseOf } from './domain/release.ts';
import { importReleaseSchema } from './schema.ts';

const release = releaseOf(exampleReleaseFacts(), { number: 1, date: '2026-11-23T10:00:00.000Z', tags: ['tender'] });
const reasons = (text: string): string[] =>
  importReleaseSchema.safeParse({ text }).error?.issues.map(({ message }) => message) ?? [];
const changed = (change: object) => JSON.stringify({ ...release, ...change });

describe('a file to be imported', () => {
  it('is read when it is valid', () => {
    expect(importReleaseSchema.parse({ text: JSON.stringify(release) }).text.title).toBe('Notebooks für Schulen');
    expect(reasons(`\uFEFF${JSON.stringify(release, null, 2)}`)).toEqual([]);
  });

  it.each([
    ['', 'Bitte wählen Sie eine Datei, oder fügen Sie ihren Inhalt ein.'],
    ['{\n"ocid": 1\n"id": 2}', 'Die Datei ist kein gültiges JSON. Zeile 3, Spalte 1.'],
    ['{"ocid": undefined}', 'Der Fehler steht bei „{"ocid": undefined}“.'],
    ['[]', 'Die Datei ist kein OCDS'],
    ['{"title": "Ausschreibung"}', 'Die Datei ist kein OCDS'],
    [changed({ tag: ['feast'] }), '/tag/0: Dieser Wert steht nicht in der Liste des Standards (planning, '],
    [changed({ date: 'gestern' }), '/date: Erwartet wird ein Zeitpunkt wie 2027-01-31T12:00:00Z.'],
    [changed({ initiationType: undefined }), '/: Die Angabe „initiationType“ fehlt.'],
    [changed({ tender: { title: 7 } }), '/tender: Die Angabe „id“ fehlt.'],
    [changed({ tender: { id: '1', title: 7 } }), '/tender/title: Erwartet wird Text oder leer (null).'],
    [changed({ tender: { id: '1' } }), '/tender/title: Der Titel fehlt.'],
    [
      JSON.stringify({ releases: [{ ...release, tender: { id: '', title: 'x' } }] }),
      '/releases/0/tender/id: Darf nicht leer sein.',
    ],
    ['{"ocid": "x", "a": {"__proto__": {"b": 1}}}', '/a enthält einen Namen, der nicht zulässig ist.'],
    [`{"ocid": "x", "a": ${'['.repeat(60)}${']'.repeat(60)}}`, 'ist zu tief verschachtelt'],
    [changed({ parties: Array(2_001).fill({}) }), '/parties hat mehr als 2.000 Einträge.'],
    [`"${'x'.repeat(1_000_000)}"`, 'Die Datei ist größer als 1 MB.'],
    [changed({ language: '\u0000' }), '/language enthält Zeichen, die sich nicht speichern lassen.'],
  ])('is refused with the exact reason (%#)', (text, reason) => {
    expect(
      reasons(text).some((found) => found.includes(reason)),
      reasons(text).join('\n'),
    ).toBe(true);
  });

  it('with a thousand mistakes names the first twenty', () => {
    const parties = Array.from({ length: 1_000 }, (_, id) => ({ id, name: 'x' }));
    const found = reasons(changed({ parties }));
    expect(found).toHaveLength(21);
    expect(found.at(-1)).toBe('… und 980 weitere Abweichungen.');
  });

  it('of any content gets reasons, never a crash', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => reasons(text).length > 0));
    const broken = fc.record({ tender: fc.jsonValue(), awards: fc.jsonValue(), parties: fc.jsonValue() });
    fc.assert(
      fc.property(broken, (change) => {
        expect(reasons(changed(change)).every((reason) => reason.length > 0)).toBe(true);
      }),
    );
  });
});
