import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '#src/policy/actor.ts';
import { navigationItems } from './navigation-items.ts';

const actor = (...roles: Role[]): Actor => ({
  personId: 'p',
  displayName: 'P',
  sessionId: 's',
  bodyId: 'b',
  bodyKind: 'municipality',
  bodyName: 'B',
  roles,
  assurance: 'normal',
});

describe('the main navigation', () => {
  it.each([
    [['organisation_administrator'], true],
    [['procurement_manager'], true],
    [['auditor'], true],
    [['editor'], false],
    [['budget_approver', 'signatory'], false],
  ] as const)('of %j leads to what they administer: %s', (roles, leads) => {
    const found = navigationItems(actor(...roles)).some(({ href }) => href === '/verwaltung');
    expect(found).toBe(leads);
  });
});
