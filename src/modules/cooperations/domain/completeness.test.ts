import { describe, expect, it } from 'vitest';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import type { PartyFacts } from '#src/modules/legal/domain/supervisory-authority.ts';
import { COMPLETENESS_TEXTS } from '../texts.ts';
import {
  COMPLETENESS_CODES,
  type CompletenessCode,
  type CompletenessInput,
  completeness,
  isComplete,
} from './completeness.ts';
import { type CooperationContent, emptyContent, SECTIONS } from './content.ts';
import { content, INVITED, LEAD, PARTNER, partner, STRANGER, TODAY } from './example-facts.ts';
import { evaluateRules } from './rules.ts';

const MINISTRY = 'body-ministry';

function town(bodyId: string): PartyFacts {
  return {
    bodyId,
    name: bodyId,
    kind: 'municipality',
    key: '06440004',
    districtId: 'wetterau',
    region: 'darmstadt',
    population: 9000,
  };
}
const ministry: PartyFacts = { ...town(MINISTRY), kind: 'state_ministry', key: null, districtId: null, region: null };
const university: PartyFacts = { ...ministry, bodyId: STRANGER, kind: 'university' };

function input(change: Partial<CooperationContent> = {}, rest: Partial<CompletenessInput> = {}): CompletenessInput {
  return {
    content: content(change),
    partners: [partner(LEAD), partner(PARTNER)],
    parties: [town(LEAD), town(PARTNER)],
    parameters: LEGAL_PARAMETERS,
    ministryBodyId: MINISTRY,
    day: TODAY,
    ...rest,
  };
}

describe('completeness', () => {
  it.each<[CompletenessCode, Partial<CooperationContent>]>([
    ['title_missing', { title: '  ' }],
    ['field_missing', { fieldKey: null }],
    ['aim_missing', { aim: '' }],
    ['activities_missing', { sharedActivities: [] }],
    ['tasks_missing', { tasks: '\n' }],
    ['start_missing', { startsOn: null }],
    ['term_missing', { term: null }],
    ['end_before_start', { term: { kind: 'until', endsOn: '2026-12-31' } }],
    ['termination_clause_missing', { term: { kind: 'unlimited' } }],
    ['legal_form_missing', { legalForm: null }],
    ['costs_missing', { costPerYearCents: null }],
  ])('%s blocks', (code, change) => {
    const items = completeness(input(change));
    expect(items.map((item) => item.code)).toEqual([code]);
    expect(isComplete(items)).toBe(false);
  });
  it.each<[CompletenessCode, Partial<CompletenessInput>, string[]]>([
    ['too_few_partners', { partners: [partner(LEAD)] }, []],
    [
      'invitations_open',
      { partners: [partner(LEAD), partner(PARTNER), partner(INVITED, { status: 'invited' })] },
      [INVITED],
    ],
    [
      'responsible_person_missing',
      { partners: [partner(LEAD), partner(PARTNER, { responsiblePerson: ' ' })] },
      [PARTNER],
    ],
    [
      'authority_takes_part',
      { parties: [town(LEAD), ministry], content: content({ legalForm: 'working_group' }) },
      [MINISTRY],
    ],
  ])('%s blocks and names the bodies', (code, rest, bodyIds) => {
    expect(completeness(input({}, rest))).toEqual([
      expect.objectContaining({ code, bodyIds, blocking: true, section: 'partners' }),
    ]);
  });
  it.each([
    ['agreement_mandate', '§ 24 Abs. 4 KGG'],
    ['special_purpose_association', '§§ 5 bis 23a KGG'],
    [null, null],
  ] as const)('names for tasks of a %s the provision %s', (legalForm, source) => {
    expect(completeness(input({ legalForm, tasks: '' }))).toContainEqual(
      expect.objectContaining({ code: 'tasks_missing', source }),
    );
  });
  it('advises without blocking', () => {
    const clause = completeness(input({ legalForm: 'special_purpose_association', term: { kind: 'unlimited' } }));
    const party = completeness(input({}, { parties: [town(LEAD), university] }));
    expect(clause.map((item) => item.code)).toEqual(['termination_clause_recommended']);
    expect(party).toEqual([
      expect.objectContaining({ code: 'unlisted_party_in_agreement', bodyIds: [STRANGER], blocking: false }),
    ]);
    expect(isComplete(clause) && isComplete(party)).toBe(true);
  });
  it('is satisfied by a finished draft, also with a clause, a cost of zero and a one-day term', () => {
    expect(completeness(input())).toEqual([]);
    expect(
      completeness(
        input({ term: { kind: 'unlimited' }, terminationClause: 'Ein Jahr zum Jahresende.', costPerYearCents: 0 }),
      ),
    ).toEqual([]);
    expect(completeness(input({ term: { kind: 'until', endsOn: '2027-01-01' } }))).toEqual([]);
  });
  it('goes through an empty draft screen by screen', () => {
    const items = completeness(input({}, { content: emptyContent(''), partners: [partner(LEAD)] }));
    const order = items.map((item) => SECTIONS.indexOf(item.section));
    expect(order).toEqual([...order].sort());
    expect(new Set(items.map((item) => item.section)).size).toBe(SECTIONS.length);
  });
  it('has a sentence for every item', () => {
    for (const code of COMPLETENESS_CODES) expect(COMPLETENESS_TEXTS[code]).toMatch(/\.$/);
  });
});

describe('evaluateRules', () => {
  const rules = (legalForm: CooperationContent['legalForm'], parameters = LEGAL_PARAMETERS) =>
    evaluateRules({ content: content({ legalForm }), parties: [town(LEAD), town(PARTNER)], parameters, day: TODAY });
  it('is undetermined on the procedure without a legal form', () => expect(rules(null).approval).toBeNull());
  it.each([
    ['agreement_mandate', 'high'],
    ['joint_institution', 'high'],
    ['working_group', 'medium'],
    ['private_law', 'low'],
  ] as const)('for %s is %s sure of the authority', (form, certainty) => {
    expect(rules(form).authority).toMatchObject({
      certainty,
      authority: { kind: 'district', districtBodyId: 'wetterau' },
    });
  });
  it('keeps the values it was decided under, whatever changes later', () => {
    const stored = JSON.parse(JSON.stringify(rules('agreement_delegation')));
    const later = LEGAL_PARAMETERS.map((entry) => ({ ...entry, value: entry.value + 1 }));
    expect(rules('agreement_delegation', later).parameters).not.toEqual(stored.parameters);
    expect(stored.parameters).toContainEqual(
      expect.objectContaining({ key: 'termination_clause_threshold_years', value: 10 }),
    );
    expect(stored).toEqual(rules('agreement_delegation'));
  });
});
