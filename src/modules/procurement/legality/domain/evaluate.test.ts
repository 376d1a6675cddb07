import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { PREPARED_VALUES } from '#src/modules/legal/domain/procurement-parameters.ts';
import { evaluateAll, evaluatePoint, noAnswers } from './evaluate.ts';
import { exampleLegalFacts } from './example-legal-facts.ts';
import { ANSWERS, FINDINGS, worstFinding } from './finding.ts';
import { type LegalFacts, regimeOf } from './legal-facts.ts';
import { type Answers, LEGAL_POINT_KEYS, LEGAL_POINTS, type LegalPointKey } from './points.ts';
import { PROCEDURE_KEYS, PROCEDURES, procedureOptions, proposedProcedure } from './procedure.ts';

const sources = { parameters: LEGAL_PARAMETERS, prepared: PREPARED_VALUES };
const closed = { inHouse: 'not_applicable', cooperation: 'not_applicable' } as const;

function pointOf(key: LegalPointKey, change: Partial<LegalFacts>, answers: Answers = {}) {
  return evaluatePoint(key, exampleLegalFacts(change), sources, { ...noAnswers(), [key]: answers });
}
const codes = (key: LegalPointKey, change: Partial<LegalFacts>, answers: Answers = {}) =>
  pointOf(key, change, answers).reasons.map(({ code }) => code);

describe('the EU threshold of the day', () => {
  it.each([
    ['2025-12-31', 'services', 22_099_999, 'threshold_not_reached'],
    ['2025-12-31', 'services', 22_100_000, 'threshold_reached'],
    ['2026-01-01', 'services', 21_599_999, 'threshold_not_reached'],
    ['2026-01-01', 'supplies', 21_600_000, 'threshold_reached'],
    ['2026-06-01', 'works', 540_399_999, 'threshold_not_reached'],
    ['2026-06-01', 'works', 540_400_000, 'threshold_reached'],
  ] as const)('on %s for %s of %i cents: %s', (day, nature, estimatedValueCents, code) => {
    const result = pointOf('eu_threshold', {
      day,
      nature,
      estimatedValueCents,
      lotsValueCents: null,
      demandCentsPerYear: null,
    });
    expect(result.finding).toBe('met');
    expect(result.reasons.at(-1)?.code).toBe(code);
  });

  it('is missing on a day for which none is set, and no procedure is proposed then', () => {
    const facts = exampleLegalFacts({ day: '2028-01-01' });
    expect(evaluatePoint('eu_threshold', facts, sources, noAnswers())).toMatchObject({ finding: 'missing' });
    expect(proposedProcedure(procedureOptions(facts, sources, closed))).toBeNull();
  });

  it('is never undercut by a low estimate or by lots', () => {
    const low = { estimatedValueCents: 1_000_00, day: '2026-06-01' };
    expect(regimeOf(exampleLegalFacts({ ...low, lotsValueCents: 30_000_000 }), sources)).toBe('eu');
    expect(regimeOf(exampleLegalFacts({ ...low, demandCentsPerYear: 10_000_000, termMonths: 48 }), sources)).toBe('eu');
  });

  it('cannot be said to be kept while the estimate is missing', () => {
    expect(
      pointOf('eu_threshold', { estimatedValueCents: null, lotsValueCents: 100, demandCentsPerYear: null }).finding,
    ).toBe('unclear');
    expect(
      pointOf('eu_threshold', { estimatedValueCents: null, lotsValueCents: null, demandCentsPerYear: null }).finding,
    ).toBe('missing');
  });
});

describe('the proposed procedure', () => {
  it.each([
    [1_000_000, 'direct_award'],
    [1_000_001, 'negotiated_award'],
    [5_000_000, 'negotiated_award'],
    [5_000_001, 'restricted_tender'],
    [10_000_000, 'restricted_tender'],
    [10_000_001, 'public_tender'],
    [21_599_999, 'public_tender'],
    [21_600_000, 'open'],
  ] as const)('for services of %i cents in 2026 is %s', (estimatedValueCents, expected) => {
    const facts = exampleLegalFacts({ estimatedValueCents, lotsValueCents: null, demandCentsPerYear: null });
    expect(proposedProcedure(procedureOptions(facts, sources, closed))).toBe(expected);
  });

  it('does not apply the prepared reform, but shows it', () => {
    const result = pointOf('national_band', {
      estimatedValueCents: 9_000_000,
      lotsValueCents: null,
      demandCentsPerYear: null,
    });
    expect(result.reasons[0]).toMatchObject({ code: 'within_band', values: { limit: 10_000_000 } });
    expect(result.prepared).toMatchObject([{ key: 'hvtg_direct_award_cents', value: 10_000_000 }]);
  });

  it('for works below the threshold is only what is never wrong: the bands are not known', () => {
    const works = {
      nature: 'works',
      estimatedValueCents: 9_000_000,
      lotsValueCents: null,
      demandCentsPerYear: null,
    } as const;
    expect(pointOf('national_band', works).finding).toBe('missing');
    const options = procedureOptions(exampleLegalFacts(works), sources, closed);
    expect(options.filter(({ standing }) => standing === 'proposed').map(({ key }) => key)).toEqual(['public_tender']);
    expect(options.find(({ key }) => key === 'direct_award')?.standing).toBe('unknown');
  });

  it('is at most one, whatever the value, and never one of the other side of the threshold', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000_000 }),
        fc.constantFrom('services', 'supplies', 'works'),
        (value, nature) => {
          const facts = exampleLegalFacts({
            estimatedValueCents: value,
            nature,
            lotsValueCents: null,
            demandCentsPerYear: null,
          });
          const options = procedureOptions(facts, sources, closed);
          expect(options.map(({ key }) => key)).toEqual(PROCEDURE_KEYS);
          const proposed = options.filter(({ standing }) => standing === 'proposed');
          expect(proposed).toHaveLength(1);
          expect(PROCEDURES[proposed[0]?.key ?? 'open']).toBe(regimeOf(facts, sources));
        },
      ),
    );
  });

  it.each([
    ['met', 'possible'],
    ['unclear', 'unknown'],
    ['missing', 'unknown'],
    ['not_met', 'closed'],
    ['not_applicable', 'closed'],
  ] as const)('without a procedure: an in-house award whose conditions are %s is %s', (inHouse, standing) => {
    const options = procedureOptions(exampleLegalFacts(), sources, { inHouse, cooperation: 'not_applicable' });
    expect(options.find(({ key }) => key === 'in_house_award')?.standing).toBe(standing);
  });

  it('once chosen is judged against what is open', () => {
    const chosen = (procedureKey: LegalFacts['procedureKey'], answers: Answers = {}) =>
      pointOf('procedure', { procedureKey }, answers).finding;
    expect(chosen(null)).toBe('missing');
    expect(chosen('open')).toBe('met');
    expect(chosen('direct_award')).toBe('not_met');
    expect(chosen('negotiated')).toBe('missing');
    expect(chosen('negotiated', { special_ground: 'unclear' })).toBe('unclear');
    expect(chosen('negotiated', { special_ground: 'yes' })).toBe('met');
  });
});

describe('questionnaires', () => {
  const conditions = ['control', 'activity', 'no_private_capital'] as const;
  it.each([
    [{ in_house_intended: 'no' }, 'not_applicable'],
    [{}, 'missing'],
    [{ in_house_intended: 'unclear' }, 'missing'],
    [{ in_house_intended: 'yes', control: 'yes', activity: 'yes' }, 'missing'],
    [{ in_house_intended: 'yes', control: 'yes', activity: 'unclear', no_private_capital: 'yes' }, 'unclear'],
    [{ in_house_intended: 'yes', control: 'yes', activity: 'yes', no_private_capital: 'no' }, 'not_met'],
    [{ in_house_intended: 'yes', control: 'yes', activity: 'yes', no_private_capital: 'yes' }, 'met'],
  ] as const)('in-house with %o is %s', (answers, finding) =>
    expect(pointOf('in_house', {}, answers).finding).toBe(finding),
  );

  it('are met only if every condition is answered in favour', () => {
    const answer = fc.option(fc.constantFrom(...ANSWERS), { nil: undefined });
    fc.assert(
      fc.property(answer, answer, answer, (control, activity, noPrivateCapital) => {
        const answers = {
          in_house_intended: 'yes',
          control,
          activity,
          no_private_capital: noPrivateCapital,
        } as Answers;
        const all = conditions.every((key) => answers[key] === 'yes');
        expect(pointOf('in_house', {}, answers).finding === 'met').toBe(all);
      }),
    );
  });

  it.each([
    [{ partnerCount: 1 }, {}, 'not_applicable'],
    [{}, {}, 'missing'],
    [{}, { occasional: 'yes', central_body: 'no', text_form: 'yes' }, 'met'],
    [{}, { occasional: 'yes', central_body: 'no' }, 'missing'],
    [{}, { occasional: 'no', central_body: 'yes' }, 'met'],
    [{}, { occasional: 'yes', central_body: 'yes' }, 'unclear'],
  ] as const)('joint award with %o and %o is %s', (change, answers, finding) =>
    expect(pointOf('joint_award', change, answers).finding).toBe(finding),
  );
});

describe('the aggregate value', () => {
  const sure = { all_included: 'yes', split_off: 'no' } as const;
  it.each([
    [{ estimatedValueCents: null }, 'missing', 'estimate_missing'],
    [{ hasReasoning: false }, 'missing', 'reasoning_missing'],
    [{ estimatedValueCents: 100, lotsValueCents: 101 }, 'not_met', 'lots_exceed'],
    [{ lotsWithoutValue: 1 }, 'unclear', 'lots_unvalued'],
    [{ lotsValueCents: null, lotsWithoutValue: 1 }, 'unclear', 'lots_unvalued'],
    [{ estimatedValueCents: 100, lotsValueCents: 101, lotsWithoutValue: 1 }, 'not_met', 'lots_exceed'],
    [{ demandCentsPerYear: 40_000_000, termMonths: 48 }, 'not_met', 'demand_exceeds'],
    [{ demandCentsPerYear: null }, 'unclear', 'demand_unknown'],
    [{}, 'met', 'demand_within'],
  ] as const)('with %o is %s: %s', (change, finding, code) => {
    expect(pointOf('aggregate_value', change, sure).finding).toBe(finding);
    expect(codes('aggregate_value', change, sure)).toContain(code);
  });
  it('is not met where the same is bought beside it', () =>
    expect(pointOf('aggregate_value', {}, { all_included: 'yes', split_off: 'yes' }).finding).toBe('not_met'));
});

describe('framework agreements', () => {
  it.each([
    [{ termMonths: 48 }, {}, 'met'],
    [{ termMonths: 49 }, {}, 'not_met'],
    [{ termMonths: 49 }, { term_exception: 'yes' }, 'unclear'],
    [{ termMonths: 72, estimatedValueCents: 5_000_000, lotsValueCents: null, demandCentsPerYear: null }, {}, 'met'],
    [{ termMonths: 73, estimatedValueCents: 5_000_000, lotsValueCents: null, demandCentsPerYear: null }, {}, 'not_met'],
    [{ termMonths: null }, {}, 'missing'],
    [{ lotsWithoutMaximum: 1 }, {}, 'missing'],
    [{ lotCount: 0 }, {}, 'missing'],
    [{ callerCount: 0 }, {}, 'missing'],
    [{ arrangement: 'single' }, {}, 'not_applicable'],
  ] as const)('with %o and %o are %s', (change, answers, finding) =>
    expect(pointOf('framework_limits', change, answers).finding).toBe(finding),
  );
});

describe('every point', () => {
  it('names a source, and is never met while anything in it is missing or unclear', () => {
    const answers = fc.record(
      Object.fromEntries(
        Object.values(LEGAL_POINTS).flatMap((questions) =>
          questions.map(({ key }) => [key, fc.option(fc.constantFrom(...ANSWERS), { nil: undefined })]),
        ),
      ),
    );
    const facts = fc.record({
      estimatedValueCents: fc.option(fc.integer({ min: 0, max: 90_000_000 })),
      demandCentsPerYear: fc.option(fc.integer({ min: 0, max: 20_000_000 })),
      termMonths: fc.option(fc.integer({ min: 1, max: 120 })),
      procedureKey: fc.option(fc.constantFrom(...PROCEDURE_KEYS)),
      callerCount: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(facts, answers, (change, given) => {
        const all = Object.fromEntries(LEGAL_POINT_KEYS.map((key) => [key, given])) as Record<LegalPointKey, Answers>;
        for (const result of evaluateAll(exampleLegalFacts(change), sources, all)) {
          expect(FINDINGS).toContain(result.finding);
          expect(result.basis.length).toBeGreaterThan(0);
          const parts = result.reasons.map(({ finding }) => finding);
          if (result.finding === 'met')
            expect(parts.every((part) => part === null || part === 'met' || part === 'not_applicable')).toBe(true);
        }
      }),
    );
  });

  it('that found nothing is missing', () => expect(worstFinding([])).toBe('missing'));
});
