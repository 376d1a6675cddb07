import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEXT_STEP_TEXTS, REFUSAL_TEXTS, VERB_LABELS } from '../texts.ts';
import { availableVerbs, decideVerb } from './decide.ts';
import {
  AUTHORITY,
  acting,
  consent,
  cooperation,
  INVITED,
  LEAD,
  leadEditor,
  PARTNER,
  partner,
} from './example-facts.ts';
import { CAPACITIES, type Capacity } from './facts.ts';
import { nextStep, openTasks } from './next-step.ts';
import { COOPERATION_STATUSES, type CooperationStatus, FINAL_STATUSES } from './status.ts';
import { COOPERATION_VERBS, statusAfter, TRANSITIONS } from './transitions.ts';

const anyFacts = fc
  .record({
    status: fc.constantFrom(...COOPERATION_STATUSES),
    procedure: fc.constantFrom('approval', 'notice', 'none_found', null),
    inquiry: fc.boolean(),
    consents: fc.subarray([
      consent(LEAD, 'signed'),
      consent(PARTNER, 'prepared'),
      consent(PARTNER, 'signed'),
      consent(PARTNER, 'voided'),
    ]),
    invited: fc.boolean(),
    contentVersion: fc.integer({ min: 0, max: 2 }),
    startsOn: fc.constantFrom('2026-11-01', '2027-01-01', null),
    endsOn: fc.constantFrom('2026-11-01', '2030-01-01', null),
  })
  .map(({ inquiry, invited, ...rest }) =>
    cooperation(rest.status, {
      ...rest,
      openInquiry: inquiry ? { id: 'q', askedOn: '2026-11-20', dueOn: null } : null,
      partners: [
        partner(LEAD),
        partner(PARTNER),
        ...(invited ? [partner(INVITED, { status: 'invited' as const })] : []),
      ],
    }),
  );
const anyActing = fc
  .tuple(fc.constantFrom(LEAD, PARTNER, INVITED, AUTHORITY), fc.subarray([...CAPACITIES] as Capacity[]))
  .map(([bodyId, capacities]) => acting(bodyId, 'anyone', ...capacities));

describe('the state machine as a whole', () => {
  it('reaches every status from a draft and leaves none but the final ones without a way out', () => {
    const reached = new Set<CooperationStatus>(['draft']);
    for (const from of reached) {
      for (const verb of COOPERATION_VERBS)
        if (TRANSITIONS[verb].from.includes(from)) reached.add(statusAfter(verb, from));
    }
    expect([...reached].sort()).toEqual([...COOPERATION_STATUSES].sort());
    for (const status of COOPERATION_STATUSES) {
      const leaves = COOPERATION_VERBS.some(
        (verb) => TRANSITIONS[verb].from.includes(status) && statusAfter(verb, status) !== status,
      );
      expect(leaves).toBe(!(FINAL_STATUSES as readonly CooperationStatus[]).includes(status));
    }
  });
  it('allows nothing at all once final', () => {
    fc.assert(
      fc.property(anyFacts, anyActing, fc.constantFrom(...FINAL_STATUSES), (facts, who, status) => {
        expect(availableVerbs({ ...facts, status }, who)).toEqual([]);
      }),
    );
  });
  it('never shows a button the rule would refuse, nor hides one it would allow', () => {
    fc.assert(
      fc.property(anyFacts, anyActing, (facts, who) => {
        const shown = availableVerbs(facts, who);
        for (const verb of COOPERATION_VERBS) expect(decideVerb(verb, facts, who).ok).toBe(shown.includes(verb));
      }),
    );
  });
  it('gives no task that is not also a button, and none to another body', () => {
    fc.assert(
      fc.property(anyFacts, anyActing, (facts, who) => {
        for (const task of openTasks(facts, who)) {
          expect(availableVerbs(facts, who)).toContain(task.verb);
          expect(task.bodyId).toBe(who.bodyId);
        }
      }),
    );
  });
  it('always says what is next, and every pending act is one the table knows in that status', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const step = nextStep(facts);
        expect(NEXT_STEP_TEXTS[step.code]).toBeTruthy();
        for (const act of step.pending) expect(TRANSITIONS[act.verb].from).toContain(facts.status);
        const closed = (FINAL_STATUSES as readonly CooperationStatus[]).includes(facts.status);
        if (closed) expect(step.pending).toEqual([]);
      }),
    );
  });
  it('passes into submitted only with every consent signed for the current version', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        if (!decideVerb('submit', facts, leadEditor).ok) return;
        for (const bodyId of [LEAD, PARTNER]) {
          expect(facts.consents).toContainEqual(
            expect.objectContaining({ bodyId, status: 'signed', contentVersion: facts.contentVersion }),
          );
        }
      }),
    );
  });
});

describe('texts', () => {
  it('end every refusal with a full stop and label every verb', () => {
    for (const { message } of Object.values(REFUSAL_TEXTS)) expect(message).toMatch(/^[A-ZÄÖÜ].*\.$/);
    for (const verb of COOPERATION_VERBS) expect(VERB_LABELS[verb].length).toBeGreaterThan(3);
  });
});
