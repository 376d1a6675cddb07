import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyContent, FIELD_SECTIONS, freezeContent } from './content.ts';
import { changedFields, diffContent } from './diff.ts';
import { consent, content, cooperation, INVITED, LEAD, leadEditor, PARTNER, partnerEditor } from './example-facts.ts';
import { decideEditContent } from './versioning.ts';

const bothConsents = [`${LEAD}-signed-1`, `${PARTNER}-signed-1`];

describe('diffContent', () => {
  it('sees no change in order, blanks or line ends', () => {
    const after = content({
      sharedActivities: ['planning', 'operating'],
      aim: ' Verlässlicher Betrieb mit weniger Aufwand.\r\n',
    });
    expect(changedFields(content({ aim: 'Verlässlicher Betrieb mit weniger Aufwand.\n' }), after)).toEqual([]);
  });
  it('groups changes by screen, in the order of the screens', () => {
    const after = content({
      costPerYearCents: 1,
      title: 'Neu',
      term: { kind: 'unlimited' },
      partnerBodyIds: [PARTNER, INVITED],
    });
    expect(
      diffContent(content(), after).map((entry) => [entry.section, entry.changes.map((change) => change.field)]),
    ).toEqual([
      ['basics', ['title']],
      ['term', ['term']],
      ['costs', ['costPerYearCents']],
      ['partners', ['partnerBodyIds']],
    ]);
  });
  it('tells a cost of zero from none stated, and another end day', () => {
    expect(changedFields(content({ costPerYearCents: null }), content({ costPerYearCents: 0 }))).toHaveLength(1);
    expect(changedFields(content(), content({ term: { kind: 'until', endsOn: '2032-12-31' } }))).toEqual([
      {
        field: 'term',
        before: { kind: 'until', endsOn: '2031-12-31' },
        after: { kind: 'until', endsOn: '2032-12-31' },
      },
    ]);
  });
  it('notices a change of every single field', () => {
    const other = content({
      title: 'x',
      fieldKey: null,
      sharedActivities: [],
      aim: 'x',
      tasks: 'x',
      startsOn: null,
      term: null,
      terminationClause: 'x',
      legalForm: null,
      costPerYearCents: null,
      costNote: 'x',
      leadBodyId: PARTNER,
      partnerBodyIds: [LEAD],
    });
    expect(changedFields(content(), other).map((change) => change.field)).toEqual(Object.keys(FIELD_SECTIONS));
  });
  it('is empty for the same content and survives storage as JSON', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.nat()), (title, costPerYearCents) => {
        const version = content({ title, costPerYearCents });
        expect(diffContent(version, JSON.parse(JSON.stringify(version)))).toEqual([]);
      }),
    );
  });
  it('freezes the parties sorted, without the lead', () => {
    expect(freezeContent(emptyContent('T'), 'b', ['c', 'b', 'a']).partnerBodyIds).toEqual(['a', 'c']);
  });
});

describe('editing', () => {
  const input = { before: content(), after: content({ aim: 'Anders' }) };
  it('in a draft makes no version', () => {
    expect(decideEditContent(cooperation('draft'), partnerEditor, input)).toMatchObject({
      ok: true,
      contentVersion: 0,
      voidedConsentIds: [],
    });
  });
  it.each(['collecting_consent', 'returned'] as const)('in %s makes a version and voids every consent', (status) => {
    expect(decideEditContent(cooperation(status), partnerEditor, input)).toMatchObject({
      ok: true,
      contentVersion: 2,
      voidedConsentIds: bothConsents,
      consentDueOn: '2027-01-18',
    });
  });
  it('without a difference leaves version and consents alone', () => {
    const outcome = decideEditContent(cooperation('returned'), leadEditor, { before: content(), after: content() });
    expect(outcome).toMatchObject({ ok: true, contentVersion: 1, voidedConsentIds: [], changes: [] });
  });
  it('does not void what is void already', () => {
    const facts = cooperation('returned', {
      consents: [consent(LEAD, 'voided'), consent(PARTNER, 'withdrawn'), consent(LEAD, 'prepared', 1)],
    });
    expect(decideEditContent(facts, leadEditor, input)).toMatchObject({ voidedConsentIds: [`${LEAD}-prepared-1`] });
  });
});
