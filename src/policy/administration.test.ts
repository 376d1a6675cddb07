import { describe, expect, it } from 'vitest';
import { BODY_KINDS, type BodyKind } from '#src/modules/bodies/domain/body.ts';
import { type Actor, ROLES, type Role } from './actor.ts';
import { auditScope, canExportAuditChain, canReadAuditLog } from './audit.ts';
import { canManageOrganisation, canManageRegister, canViewRegister } from './bodies.ts';
import {
  canViewLandFigures,
  canViewOwnFigures,
  canViewPlatformFigures,
  DASHBOARD_FAMILIES,
  type DashboardFamily,
  dashboardFamily,
} from './dashboards.ts';
import {
  canActFor,
  canChangeRoles,
  canListAllOrganisations,
  canManageAccounts,
  canManageMembers,
  canManageSession,
  canOpenAdministration,
  canRemoveMember,
  grantableRoles,
  type RoleSetFault,
  roleSetFault,
  rolesOfBodyKind,
} from './identity.ts';
import { canMaintainFields, canMaintainLegalParameters, canViewLegalParameters } from './legal.ts';
import { canReadNotice, canReadOutbox } from './notices.ts';

function actor(bodyKind: BodyKind, ...roles: Role[]): Actor {
  return {
    personId: 'me',
    displayName: 'Ich',
    sessionId: 'session',
    bodyId: 'own',
    bodyKind,
    bodyName: 'Eigene Stelle',
    roles,
    assurance: 'normal',
  };
}

describe('managing people', () => {
  it.each(ROLES)('a %s manages their own body only as its administrator', (role) => {
    const platform = role === 'platform_administrator';
    expect(canManageMembers(actor('municipality', role), 'own')).toBe(
      platform || role === 'organisation_administrator',
    );
    expect(canManageMembers(actor('municipality', role), 'other')).toBe(platform);
    expect(canManageOrganisation(actor('municipality', role), 'other')).toBe(platform);
    expect(canListAllOrganisations(actor('municipality', role))).toBe(platform);
    expect(canManageAccounts(actor('municipality', role), 'someone')).toBe(platform);
    expect(canManageAccounts(actor('municipality', role), 'me')).toBe(false);
    expect(canOpenAdministration(actor('municipality', role))).toBe(platform || role === 'organisation_administrator');
  });
  it.each(BODY_KINDS)('the administrator of a %s gives what such a body can have, but never the platform', (kind) => {
    const granted = grantableRoles(actor(kind, 'organisation_administrator'), { id: 'own', kind });
    expect(granted).toEqual(rolesOfBodyKind(kind).filter((role) => role !== 'platform_administrator'));
    expect(grantableRoles(actor(kind, 'organisation_administrator'), { id: 'other', kind })).toEqual([]);
  });
  it.each(BODY_KINDS)('the platform administrator gives in a %s what such a body can have', (kind) => {
    const admin = actor('state_ministry', 'platform_administrator');
    expect(grantableRoles(admin, { id: 'other', kind })).toEqual(rolesOfBodyKind(kind));
  });
  it('offices exist only where the office is', () => {
    const places = (role: Role) => BODY_KINDS.filter((kind) => rolesOfBodyKind(kind).includes(role));
    expect(places('authority_decider')).toEqual(['district', 'regional_council', 'state_ministry']);
    expect(places('land_coordinator')).toEqual(['state_ministry']);
    expect(places('auditor')).toEqual(['state_ministry']);
    expect(places('cert_analyst')).toEqual(['state_cert']);
    expect(places('platform_administrator')).toEqual(['state_ministry', 'it_provider']);
    expect(places('reader')).toEqual([...BODY_KINDS]);
  });

  const district = { id: 'own', kind: 'district' } as const;
  const orgAdmin = actor('district', 'organisation_administrator');
  it.each<[string, Actor, Role[], Role[], boolean]>([
    ['nobody else', actor('district', 'editor', 'signatory'), ['reader'], ['editor'], false],
    ['the own administrator, beyond the kind', orgAdmin, ['reader'], ['cert_analyst'], false],
    ['the own administrator, to the platform', orgAdmin, ['reader'], ['platform_administrator'], false],
    ['the own administrator', orgAdmin, ['reader'], ['editor', 'authority_decider'], true],
    ['the platform administrator', actor('it_provider', 'platform_administrator'), [], ['authority_decider'], true],
    [
      'the platform administrator, beyond the kind',
      actor('it_provider', 'platform_administrator'),
      [],
      ['cert_analyst'],
      false,
    ],
  ])('roles are changed by %s', (_who, who, before, after, expected) => {
    expect(canChangeRoles(who, district, { personId: 'someone', before, after })).toBe(expected);
  });
  it('a platform administrator cannot give themselves sight of content', () => {
    const admin = actor('state_ministry', 'platform_administrator');
    const change = { personId: 'me', before: [], after: ['reader'] as Role[] };
    expect(canChangeRoles(admin, { id: 'own', kind: 'state_ministry' }, change)).toBe(false);
    expect(canChangeRoles(admin, district, change)).toBe(false);
  });
  it('nobody gives themselves a role, but may lay one down', () => {
    const change = (before: Role[], after: Role[]) =>
      canChangeRoles(orgAdmin, district, { personId: 'me', before, after });
    expect(change(['organisation_administrator'], ['organisation_administrator', 'authority_decider'])).toBe(false);
    expect(change(['organisation_administrator', 'editor'], ['organisation_administrator'])).toBe(true);
  });
  it('removing takes every role, so only platform administrators remove one of theirs', () => {
    const host = { id: 'own', kind: 'it_provider' } as const;
    const member = { personId: 'x', roles: ['platform_administrator'] as Role[] };
    expect(canRemoveMember(actor('it_provider', 'organisation_administrator'), host, member)).toBe(false);
    expect(canRemoveMember(actor('it_provider', 'platform_administrator'), host, member)).toBe(true);
    expect(canRemoveMember(orgAdmin, district, { personId: 'x', roles: ['editor'] })).toBe(true);
  });
  it.each<[RoleSetFault | null, BodyKind, Role[]]>([
    ['no_role', 'municipality', []],
    ['role_does_not_fit_body', 'municipality', ['authority_decider']],
    ['role_does_not_fit_body', 'university', ['platform_administrator']],
    ['platform_role_stands_alone', 'it_provider', ['platform_administrator', 'reader']],
    [null, 'it_provider', ['platform_administrator']],
    [null, 'district', ['editor', 'signatory', 'authority_decider']],
  ])('the fault is %s in a %s with %j', (fault, kind, roles) => expect(roleSetFault(kind, roles)).toBe(fault));
  it('sessions are one’s own, and acting for a body needs membership', () => {
    expect(canManageSession(actor('municipality', 'platform_administrator'), { personId: 'other' })).toBe(false);
    expect(canManageSession(actor('municipality', 'reader'), { personId: 'me' })).toBe(true);
    expect(canActFor(['a', 'b'], 'c')).toBe(false);
    expect(canActFor(['a', 'b'], 'b')).toBe(true);
  });
});

describe('register, law, audit and outbox', () => {
  it('register and law can be read by everybody', () => {
    expect(canViewRegister(null) && canViewLegalParameters(null)).toBe(true);
  });
  it.each(ROLES)('a %s maintains only what is theirs', (role) => {
    const land = actor('state_ministry', role);
    expect(canManageRegister(land)).toBe(role === 'platform_administrator' || role === 'land_coordinator');
    expect(canManageRegister(actor('municipality', role))).toBe(role === 'platform_administrator');
    expect(canReadOutbox(land)).toBe(role === 'platform_administrator');
    expect(canMaintainLegalParameters(land)).toBe(role === 'land_coordinator');
    expect(canMaintainFields(land)).toBe(role === 'land_coordinator');
    expect(canReadAuditLog(land)).toBe(['auditor', 'land_coordinator', 'organisation_administrator'].includes(role));
    expect(canExportAuditChain(land)).toBe(['auditor', 'land_coordinator'].includes(role));
  });
  it.each(BODY_KINDS.filter((kind) => kind !== 'state_ministry'))(
    'in a %s the Land’s roles reach no further than the body',
    (kind) => {
      expect(canMaintainLegalParameters(actor(kind, 'land_coordinator'))).toBe(false);
      expect(auditScope(actor(kind, 'auditor'))).toEqual({ kind: 'body', bodyId: 'own' });
      expect(canExportAuditChain(actor(kind, 'auditor'))).toBe(false);
      expect(canViewLandFigures(actor(kind, 'auditor', 'land_coordinator'))).toBe(false);
    },
  );
  it('notices are read by their person, acting for their body', () => {
    const who = actor('municipality', 'reader');
    expect(canReadNotice(who, { personId: 'other', bodyId: 'own' })).toBe(false);
    expect(canReadNotice(who, { personId: 'me', bodyId: 'other' })).toBe(false);
    expect(canReadNotice(who, { personId: 'me', bodyId: 'own' })).toBe(true);
  });
});

describe('dashboards', () => {
  it.each<[DashboardFamily, BodyKind, Role[]]>([
    ['administrator', 'it_provider', ['platform_administrator', 'reader']],
    ['land', 'state_ministry', ['land_coordinator', 'auditor']],
    ['land', 'state_ministry', ['reader']],
    ['authority', 'state_ministry', ['authority_decider']],
    ['authority', 'district', ['authority_decider', 'editor']],
    ['authority', 'regional_council', ['reader']],
    ['authority', 'regional_council', ['land_coordinator']],
    ['auditor', 'state_ministry', ['auditor']],
    ['auditor', 'municipality', ['auditor']],
    ['cert', 'state_cert', ['cert_analyst']],
    ['cert', 'state_cert', ['reader']],
    ['security', 'municipality', ['security_officer']],
    ['municipality', 'municipality', ['security_officer', 'editor']],
    ['municipality', 'municipality', ['organisation_administrator']],
    ['municipality', 'district', ['editor']],
    ['municipality', 'special_purpose_association', ['reader']],
    ['university', 'university', ['editor']],
    ['it_provider', 'it_provider', ['procurement_manager']],
    ['it_provider', 'purchasing_cooperative', ['reader']],
  ])('%s is the home in a %s with %j', (family, kind, roles) => {
    expect(dashboardFamily(actor(kind, ...roles))).toBe(family);
  });
  it('every person in every body has one', () => {
    for (const kind of BODY_KINDS) {
      for (const role of ROLES) expect(DASHBOARD_FAMILIES).toContain(dashboardFamily(actor(kind, role)));
    }
  });
  it.each(ROLES)('a %s sees the figures of their reach', (role) => {
    const who = actor('state_ministry', role);
    expect(canViewLandFigures(who)).toBe(role === 'auditor' || role === 'land_coordinator');
    expect(canViewPlatformFigures(who)).toBe(role === 'platform_administrator');
    expect(canViewOwnFigures(who)).toBe(role !== 'platform_administrator');
  });
});
