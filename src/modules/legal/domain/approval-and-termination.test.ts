import { describe, expect, it } from 'vitest';
import { approvalType } from './approval-type.ts';
import { LEGAL_PARAMETERS } from './initial-parameters.ts';
import { LEGAL_FORMS, type LegalForm } from './legal-form.ts';
import { type Term, terminationClause } from './termination-clause.ts';

describe('approvalType', () => {
  it.each<[LegalForm, string, string, string]>([
    ['working_group', 'none_found', '§§ 3, 4 KGG', 'medium'],
    ['agreement_delegation', 'approval', '§ 26 Abs. 1 KGG', 'medium'],
    ['agreement_mandate', 'notice', '§ 26 Abs. 2 KGG', 'medium'],
    ['special_purpose_association', 'approval', '§ 10 KGG', 'high'],
    ['joint_institution', 'approval', '§ 29a Abs. 4 KGG', 'high'],
    ['private_law', 'notice', '§ 127a HGO', 'low'],
  ])('%s needs %s (%s, %s)', (form, procedure, source, certainty) => {
    expect(approvalType(form)).toEqual({ procedure, source, certainty });
  });
  it('knows every legal form', () => {
    for (const form of LEGAL_FORMS) expect(approvalType(form)).toBeDefined();
  });
});

describe('terminationClause', () => {
  const unlimited: Term = { kind: 'unlimited' };
  const until = (endsOn: string): Term => ({ kind: 'until', endsOn });
  const day = '2026-11-23';

  it.each<[LegalForm | null, Term | null, string | null, string]>([
    [null, unlimited, '2026-01-01', 'undetermined'],
    ['agreement_mandate', null, '2026-01-01', 'undetermined'],
    ['agreement_mandate', until('2040-01-01'), null, 'undetermined'],
    ['agreement_mandate', unlimited, null, 'required'],
    ['agreement_delegation', unlimited, '2026-01-01', 'required'],
    ['agreement_delegation', until('2035-12-31'), '2026-01-01', 'not_required'],
    ['agreement_delegation', until('2036-01-01'), '2026-01-01', 'required'],
    ['agreement_mandate', until('2034-02-28'), '2024-02-29', 'not_required'],
    ['agreement_mandate', until('2034-03-01'), '2024-02-29', 'required'],
    ['special_purpose_association', unlimited, '2026-01-01', 'recommended'],
    ['working_group', until('2050-01-01'), '2026-01-01', 'recommended'],
    ['private_law', until('2030-01-01'), '2026-01-01', 'not_required'],
  ])('%s, term %j from %s: %s', (legalForm, term, startsOn, result) => {
    expect(terminationClause({ legalForm, term, startsOn }, LEGAL_PARAMETERS, day).result).toBe(result);
  });

  it('uses the threshold that holds on the day', () => {
    const changed = LEGAL_PARAMETERS.flatMap((entry) =>
      entry.key === 'termination_clause_threshold_years'
        ? [
            { ...entry, validTo: '2026-12-31' },
            { ...entry, value: 5, validFrom: '2027-01-01' },
          ]
        : [entry],
    );
    const input = { legalForm: 'agreement_mandate', term: until('2034-01-01'), startsOn: '2027-01-01' } as const;
    expect(terminationClause(input, changed, '2026-12-31')).toMatchObject({
      result: 'not_required',
      thresholdYears: 10,
    });
    expect(terminationClause(input, changed, '2027-01-01')).toMatchObject({ result: 'required', thresholdYears: 5 });
  });

  it('does not guess a missing threshold', () => {
    const input = { legalForm: 'agreement_mandate', term: until('2034-01-01'), startsOn: '2027-01-01' } as const;
    expect(terminationClause(input, [], day).result).toBe('undetermined');
    expect(terminationClause({ ...input, term: unlimited }, [], day).result).toBe('required');
  });
});
