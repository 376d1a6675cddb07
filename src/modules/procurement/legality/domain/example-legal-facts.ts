import type { LegalFacts } from './legal-facts.ts';

/** Facts of a check above the EU threshold in which nothing is missing, with changes: tables of tests say what they are about. */
export function exampleLegalFacts(change: Partial<LegalFacts> = {}): LegalFacts {
  return {
    day: '2026-11-23',
    dayFrom: 'today',
    nature: 'services',
    arrangement: 'framework',
    termMonths: 48,
    estimatedValueCents: 50_000_000,
    hasReasoning: true,
    lotCount: 1,
    lotsValueCents: 50_000_000,
    lotsWithoutValue: 0,
    lotsWithoutMaximum: 0,
    demandCentsPerYear: 10_000_000,
    partnerCount: 3,
    callerCount: 3,
    leadIsCooperative: false,
    procedureKey: 'open',
    ...change,
  };
}
