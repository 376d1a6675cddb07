import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { evaluateAll } from '../domain/evaluate.ts';
import { exampleLegalFacts } from '../domain/example-legal-facts.ts';
import { ANSWERS } from '../domain/finding.ts';
import { type Answers, LEGAL_POINT_KEYS, LEGAL_POINTS, type LegalPointKey } from '../domain/points.ts';
import { PROCEDURE_KEYS } from '../domain/procedure.ts';
import { reasonSentence } from '../texts.ts';

const answers = fc.record(
  Object.fromEntries(
    Object.values(LEGAL_POINTS).flatMap((questions) =>
      questions.map(({ key }) => [key, fc.option(fc.constantFrom(...ANSWERS), { nil: undefined })]),
    ),
  ),
);
const facts = fc.record({
  day: fc.constantFrom('2026-11-23', '2030-01-01', '2000-01-01'),
  nature: fc.constantFrom('services', 'works'),
  arrangement: fc.constantFrom('single', 'framework'),
  estimatedValueCents: fc.option(fc.integer({ min: 0, max: 90_000_000 })),
  lotsValueCents: fc.option(fc.integer({ min: 0, max: 90_000_000 })),
  lotsWithoutValue: fc.nat({ max: 2 }),
  demandCentsPerYear: fc.option(fc.integer({ min: 0, max: 20_000_000 })),
  hasReasoning: fc.boolean(),
  leadIsCooperative: fc.boolean(),
  termMonths: fc.option(fc.integer({ min: 1, max: 120 })),
  procedureKey: fc.option(fc.constantFrom(...PROCEDURE_KEYS)),
  lotCount: fc.integer({ min: 0, max: 2 }),
  lotsWithoutMaximum: fc.integer({ min: 0, max: 2 }),
  partnerCount: fc.integer({ min: 0, max: 3 }),
  callerCount: fc.integer({ min: 0, max: 3 }),
});

describe('every reason the rules give', () => {
  it('has a German sentence without a gap', () => {
    fc.assert(
      fc.property(facts, answers, (change, given) => {
        const all = Object.fromEntries(LEGAL_POINT_KEYS.map((key) => [key, given])) as Record<LegalPointKey, Answers>;
        const sources = { parameters: LEGAL_PARAMETERS, prepared: [] };
        for (const { reasons } of evaluateAll(exampleLegalFacts(change), sources, all))
          for (const reason of reasons) {
            const sentence = reasonSentence(reason);
            expect(sentence).not.toBe(reason.code);
            expect(sentence).not.toMatch(/undefined|NaN/);
          }
      }),
      { numRuns: 500 },
    );
  });
});
