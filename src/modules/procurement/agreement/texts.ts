import { type CostKey, type KeyProblem, type Measure, usedMeasures } from '#src/modules/costs/domain/cost-key.ts';
import { formatEuro } from '#src/ui/format.ts';
import type { AgreementContent, Liability } from './domain/content.ts';
import type { AgreementField } from './domain/diff.ts';

export const MEASURE_LABELS: Readonly<Record<Measure, string>> = {
  inhabitants: 'Einwohner',
  quantity: 'Mengen',
  workplaces: 'Nutzer oder Arbeitsplätze',
  equal: 'zu gleichen Teilen',
};

export const LIABILITY_LABELS: Readonly<Record<Liability, string>> = {
  joint_parts: 'Gemeinsam für gemeinsam durchgeführte Teile, jeder für seine Abrufe',
  by_share: 'Im Innenverhältnis nach dem Kostenschlüssel',
  lead_internally: 'Im Innenverhältnis die federführende Stelle',
};

export const AGREEMENT_FIELD_LABELS: Readonly<Record<AgreementField, string>> = {
  lead: 'Federführung',
  leadDuties: 'Aufgaben der federführenden Stelle',
  liability: 'Haftung',
  liabilityNote: 'Weiteres zur Haftung',
  costPurpose: 'Wofür die gemeinsamen Kosten sind',
  sharedCostsCents: 'Gemeinsame Kosten',
  key: 'Kostenschlüssel',
  optionalServices: 'Leistungen sind freiwillig',
};

/** A key in words: "Grundbetrag 500,00 € je Partner, Rest 60 % Einwohner, 40 % Mengen". */
export function keyText(key: CostKey): string {
  const used = usedMeasures(key);
  const parts =
    used.length === 1 && used[0]
      ? MEASURE_LABELS[used[0]]
      : used.map((measure) => `${key.weights[measure]} % ${MEASURE_LABELS[measure]}`).join(', ');
  if (key.baseCents === 0) return parts || 'noch nicht festgelegt';
  return `Grundbetrag ${formatEuro(key.baseCents)} je Partner, der Rest ${parts || 'noch nicht festgelegt'}`;
}

/** A field of a version in words. */
export function agreementFieldText(field: AgreementField, content: AgreementContent): string {
  switch (field) {
    case 'lead':
      return content.lead.name;
    case 'liability':
      return LIABILITY_LABELS[content.liability];
    case 'sharedCostsCents':
      return formatEuro(content.sharedCostsCents);
    case 'key':
      return keyText(content.key);
    case 'optionalServices':
      return content.optionalServices ? 'ja' : 'nein';
    default:
      return content[field] || 'keine Angabe';
  }
}

/** What stands against a key, naming the partners it is about. */
export function keyProblemText(problem: KeyProblem, nameOf: (bodyId: string) => string): string {
  switch (problem.code) {
    case 'weights_not_100':
      return 'Die Gewichte ergeben zusammen nicht 100 Prozent.';
    case 'no_parties':
      return 'Noch ist kein Partner gebunden.';
    case 'base_exceeds_total':
      return 'Die Grundbeträge sind zusammen höher als die gemeinsamen Kosten.';
    case 'measure_all_zero':
      return `Nach „${MEASURE_LABELS[problem.measure]}“ hätte kein Partner einen Anteil.`;
    case 'measure_missing': {
      const names = problem.keys.slice(0, 3).map(nameOf).join(', ');
      const more = problem.keys.length > 3 ? ` und ${problem.keys.length - 3} weitere` : '';
      return `Für „${MEASURE_LABELS[problem.measure]}“ fehlt die Zahl bei: ${names}${more}.`;
    }
  }
}
