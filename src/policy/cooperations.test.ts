import { describe, expect, it } from 'vitest';
import type { BodyKind } from '#src/modules/bodies/domain/body.ts';
import type { AccessFacts } from '#src/modules/cooperations/domain/facts.ts';
import {
  COOPERATION_STATUSES,
  type CooperationStatus,
  PARTNER_STATUSES,
  type PartnerStatus,
  PUBLIC_STATUSES,
  SEEING_PARTNER_STATUSES,
} from '#src/modules/cooperations/domain/status.ts';
import { COOPERATION_VERBS, TRANSITIONS } from '#src/modules/cooperations/domain/transitions.ts';
import { type Actor, ROLES, type Role } from './actor.ts';
import {
  actingIn,
  COOPERATION_POLICY,
  canDraftCooperation,
  canViewCooperation,
  cooperationScope,
  cooperationVisibility,
} from './cooperations.ts';

/** Where the actor's body stands towards the cooperation. */
const SITUATIONS = [
  'lead',
  ...PARTNER_STATUSES,
  'authority',
  'authority_before_submission',
  'land',
  'stranger',
] as const;
type Situation = (typeof SITUATIONS)[number];

const BODY_KIND: Record<Situation, BodyKind> = {
  lead: 'municipality',
  invited: 'municipality',
  accepted: 'municipality',
  declined: 'municipality',
  withdrawn: 'municipality',
  authority: 'district',
  authority_before_submission: 'district',
  land: 'state_ministry',
  stranger: 'municipality',
};

function actor(situation: Situation, ...roles: Role[]): Actor {
  return {
    personId: 'person',
    displayName: 'Person',
    sessionId: 'session',
    bodyId: 'own',
    bodyKind: BODY_KIND[situation],
    bodyName: 'Eigene Stelle',
    roles,
    assurance: 'substantial',
  };
}

function facts(situation: Situation, status: CooperationStatus = 'submitted', everSubmitted = true): AccessFacts {
  const partnerStatus = PARTNER_STATUSES.find((candidate): candidate is PartnerStatus => candidate === situation);
  const authority = situation === 'authority' || situation === 'authority_before_submission';
  return {
    status,
    everSubmitted: situation === 'authority_before_submission' ? false : everSubmitted,
    leadBodyId: situation === 'lead' ? 'own' : 'other',
    authorityBodyId: authority ? 'own' : 'elsewhere',
    partners: [
      { bodyId: situation === 'lead' ? 'own' : 'other', status: 'accepted' },
      ...(partnerStatus === undefined ? [] : [{ bodyId: 'own', status: partnerStatus }]),
    ],
  };
}

const CELLS = SITUATIONS.flatMap((situation) => ROLES.map((role) => ({ situation, role })));
const SEES: readonly Situation[] = ['lead', 'invited', 'accepted', 'authority'];

function expectedSight({ situation, role }: { situation: Situation; role: Role }): boolean {
  if (role === 'platform_administrator') return false;
  if (situation === 'land') return role === 'land_coordinator' || role === 'auditor';
  return SEES.includes(situation);
}

describe('sight of a submitted cooperation', () => {
  it.each(CELLS.filter((cell) => !expectedSight(cell)))('$role of $situation sees nothing', ({ situation, role }) => {
    expect(canViewCooperation(actor(situation, role), facts(situation))).toBe(false);
    expect(cooperationVisibility(actor(situation, role), facts(situation))).toBe('none');
  });
  it.each(CELLS.filter(expectedSight))('$role of $situation sees all of it', ({ situation, role }) => {
    expect(cooperationVisibility(actor(situation, role), facts(situation))).toBe('full');
  });
});

describe('sight before submission', () => {
  it.each(ROLES)('a %s of authority, Land or a stranger sees no draft', (role) => {
    for (const situation of ['authority', 'land', 'stranger'] as const) {
      expect(canViewCooperation(actor(situation, role), facts(situation, 'draft', false))).toBe(false);
    }
  });
  it('partners see the draft', () => {
    for (const situation of ['lead', ...SEEING_PARTNER_STATUSES] as const) {
      expect(canViewCooperation(actor(situation, 'reader'), facts(situation, 'draft', false))).toBe(true);
    }
  });
});

describe('the public part', () => {
  it.each(COOPERATION_STATUSES)('of %s is open exactly where the status is public', (status) => {
    const expected = (PUBLIC_STATUSES as readonly CooperationStatus[]).includes(status) ? 'public' : 'none';
    expect(cooperationVisibility(null, facts('stranger', status))).toBe(expected);
    expect(cooperationVisibility(actor('declined', 'editor'), facts('declined', status))).toBe(expected);
    expect(cooperationVisibility(actor('stranger', 'platform_administrator'), facts('stranger', status))).toBe(
      expected,
    );
  });
});

describe('the database scope', () => {
  it.each<[BodyKind, Role[], string]>([
    ['state_ministry', ['platform_administrator'], 'none'],
    ['municipality', [], 'none'],
    ['municipality', ['auditor'], 'member'],
    ['regional_council', ['land_coordinator'], 'member'],
    ['municipality', ['reader'], 'member'],
    ['state_ministry', ['editor'], 'member'],
    ['state_ministry', ['authority_decider'], 'member'],
    ['it_provider', ['platform_administrator', 'reader'], 'member'],
    ['state_ministry', ['land_coordinator'], 'oversight'],
    ['state_ministry', ['auditor'], 'oversight'],
    ['state_ministry', ['platform_administrator', 'auditor'], 'oversight'],
  ])('in %s with %j is %s', (bodyKind, roles, kind) => {
    expect(cooperationScope({ ...actor('stranger', ...roles), bodyKind })).toEqual({ kind, bodyId: 'own' });
  });
});

describe('who may do what', () => {
  const MAY: Record<string, Partial<Record<Situation, Role[]>>> = {
    lead_editor: { lead: ['editor'] },
    partner_editor: { lead: ['editor'], accepted: ['editor'] },
    partner_signatory: { lead: ['signatory'], accepted: ['signatory'] },
    invited_member: { invited: ['editor', 'signatory'] },
    authority_decider: { authority: ['authority_decider'] },
  };
  const cells = COOPERATION_VERBS.flatMap((verb) => CELLS.map((cell) => ({ verb, ...cell })));
  const may = ({ verb, situation, role }: (typeof cells)[number]) =>
    TRANSITIONS[verb].who.some((capacity) => MAY[capacity]?.[situation]?.includes(role) ?? false);

  it.each(cells.filter((cell) => !may(cell)))('$verb is not for a $role of $situation', ({ verb, situation, role }) => {
    expect(COOPERATION_POLICY[verb](actor(situation, role), facts(situation))).toBe(false);
  });
  it.each(cells.filter(may))('$verb is for a $role of $situation', ({ verb, situation, role }) => {
    expect(COOPERATION_POLICY[verb](actor(situation, role), facts(situation))).toBe(true);
  });
  it('is never more than one may see', () => {
    for (const { verb, situation, role } of cells) {
      const who = actor(situation, role);
      if (COOPERATION_POLICY[verb](who, facts(situation))) expect(canViewCooperation(who, facts(situation))).toBe(true);
    }
  });
  it('agrees with the transition table for every combination of two roles', () => {
    for (const situation of SITUATIONS) {
      for (const [first, second] of ROLES.flatMap((a) => ROLES.map((b) => [a, b] as const))) {
        const who = actor(situation, first, second);
        const { capacities } = actingIn(who, facts(situation));
        for (const verb of COOPERATION_VERBS) {
          const byTable = TRANSITIONS[verb].who.some((capacity) => capacities.includes(capacity));
          expect(COOPERATION_POLICY[verb](who, facts(situation))).toBe(byTable);
        }
      }
    }
  });
  it('an auditor or coordinator of the Land changes nothing', () => {
    for (const verb of COOPERATION_VERBS) {
      expect(COOPERATION_POLICY[verb](actor('land', 'auditor', 'land_coordinator'), facts('land'))).toBe(false);
    }
  });
  it('a decider of a body that can be no authority decides nothing', () => {
    const forged = { ...actor('authority', 'authority_decider'), bodyKind: 'municipality' as const };
    expect(COOPERATION_POLICY.approve(forged, facts('authority'))).toBe(false);
  });
  it.each(ROLES)('a draft is begun by editors, asked for a %s', (role) => {
    expect(canDraftCooperation(actor('stranger', role))).toBe(role === 'editor');
  });
});
