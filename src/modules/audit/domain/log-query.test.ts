import { describe, expect, it } from 'vitest';
import { AUDIT_PARAMETERS, auditLogParameters, isFiltered, parseAuditLogQuery } from './log-query.ts';

const EMPTY = parseAuditLogQuery({});

describe('query of the audit log', () => {
  it('comes back from an address as it went in', () => {
    const query = {
      from: '2026-01-01',
      to: '2026-12-31',
      action: 'cooperations.approve',
      subjectType: 'cooperation',
      subjectId: '0a000000-0000-4000-8000-00000000000f',
      bodyId: '0a000000-0000-4000-8000-00000000000e',
      before: '42',
    };
    expect(parseAuditLogQuery(auditLogParameters(query))).toEqual(query);
  });

  it.each([
    ['from', '2026-02-30'],
    ['to', 'morgen'],
    ['action', "x' OR 1=1"],
    ['action', 'a.b.c'],
    ['subjectType', 'Kooperation ä'],
    ['subjectId', 'a\u0000b'],
    ['bodyId', '123'],
    ['before', '-1'],
    ['before', '99999999999999999999'],
  ] as const)('%s = %j counts as absent', (name, value) => {
    expect(parseAuditLogQuery({ [AUDIT_PARAMETERS[name]]: value })).toEqual(EMPTY);
  });

  it('takes days as people write them', () => {
    expect(parseAuditLogQuery({ von: '1.7.2027', bis: '31.12.2027' })).toMatchObject({
      from: '2027-07-01',
      to: '2027-12-31',
    });
  });

  it('knows what leaves entries out and what only turns the page', () => {
    expect(isFiltered(EMPTY)).toBe(false);
    expect(isFiltered({ ...EMPTY, before: '10' })).toBe(false);
    expect(isFiltered({ ...EMPTY, from: '2026-01-01' })).toBe(true);
  });
});
