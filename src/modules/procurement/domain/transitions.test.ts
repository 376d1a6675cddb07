import { describe, expect, it } from 'vitest';
import { availableVerbs, decideVerb } from './decide.ts';
import { exampleActing, exampleFacts } from './example-facts.ts';
import { CAPACITIES } from './facts.ts';
import { PROCUREMENT_STATUSES } from './status.ts';
import { PROCUREMENT_VERBS, TRANSITIONS } from './transitions.ts';

describe('the way of a purchase', () => {
  it.each(PROCUREMENT_STATUSES.filter((status) => !['ended', 'cancelled'].includes(status)))(
    'leads on from %s',
    (status) => {
      expect(PROCUREMENT_VERBS.some((verb) => TRANSITIONS[verb].from.includes(status))).toBe(true);
    },
  );

  it.each(['ended', 'cancelled'] as const)('%s is the end: nothing can be done any more', (status) => {
    const facts = exampleFacts({ status });
    expect(availableVerbs(facts, exampleActing([...CAPACITIES]))).toEqual([]);
  });

  it('tells somebody without a capacity nothing of the state', () => {
    for (const status of PROCUREMENT_STATUSES)
      for (const verb of PROCUREMENT_VERBS)
        expect(decideVerb(verb, exampleFacts({ status }), exampleActing([]))).toEqual({
          ok: false,
          reason: 'not_entitled',
        });
  });

  it.each(PROCUREMENT_VERBS)('%s is refused at every status it does not start from', (verb) => {
    const acting = exampleActing([...TRANSITIONS[verb].who]);
    for (const status of PROCUREMENT_STATUSES.filter((other) => !TRANSITIONS[verb].from.includes(other)))
      expect(decideVerb(verb, exampleFacts({ status }), acting)).toEqual({ ok: false, reason: 'wrong_status' });
  });

  it('no award and no contract while a review procedure runs', () => {
    const contested = { contested: true, standstillEndsOn: '2026-01-01' };
    const signatory = exampleActing(['lead_signatory']);
    expect(decideVerb('decide_award', exampleFacts({ status: 'evaluated', ...contested }), signatory).ok).toBe(false);
    expect(decideVerb('conclude_contracts', exampleFacts({ status: 'awarded', ...contested }), signatory).ok).toBe(
      false,
    );
  });

  it.each([
    ['2026-06-30', false],
    ['2026-06-29', true],
  ])('a standstill that ends on %s: contract on 30 June allowed %s', (standstillEndsOn, allowed) => {
    const facts = exampleFacts({ status: 'awarded', standstillEndsOn, today: '2026-06-30' });
    expect(decideVerb('conclude_contracts', facts, exampleActing(['lead_signatory'])).ok).toBe(allowed);
  });

  it.each([
    ['2026-06-30', false],
    ['2026-06-29', true],
  ])('time to appeal that ends on %s: contract on 30 June allowed %s', (appealEndsOn, allowed) => {
    const facts = exampleFacts({ status: 'awarded', appealEndsOn, today: '2026-06-30' });
    expect(decideVerb('conclude_contracts', facts, exampleActing(['lead_signatory'])).ok).toBe(allowed);
  });

  it('offers stay closed until the period for them is over and two people are free of conflicts', () => {
    const open = { status: 'tendering', bidsOpened: false } as const;
    const team = exampleActing(['evaluator']);
    const decide = (facts: Parameters<typeof exampleFacts>[0]) => decideVerb('open_bids', exampleFacts(facts), team);
    expect(decide({ ...open, offersDueReached: false })).toMatchObject({ reason: 'offers_still_open' });
    expect(decide({ ...open, impartialEvaluatorCount: 1 })).toMatchObject({ reason: 'evaluators_missing' });
    expect(decide(open).ok).toBe(true);
  });
});
