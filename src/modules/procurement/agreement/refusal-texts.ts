import type { Refusal } from '#src/server/outcome.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import type { AgreementRefusal } from './domain/decide-agreement.ts';

/** Sentences for everything the partners' agreement can refuse with. */
export const AGREEMENT_REFUSALS: Readonly<Record<AgreementRefusal, Refusal>> = {
  ...PROCUREMENT_REFUSALS,
  agreement_incomplete: {
    message:
      'Bitte geben Sie an, was die federführende Stelle übernimmt, wofür die gemeinsamen Kosten sind und wie hoch sie sind.',
    source: '§ 4 VgV',
  },
  agreement_unchanged: {
    message:
      'Der Entwurf sagt dasselbe wie die Fassung, die den Partnern vorliegt. Neue Zustimmungen braucht es nicht.',
  },
  agreement_other_version: {
    message: 'Inzwischen liegt eine neuere Fassung vor. Bitte laden Sie die Seite neu und prüfen Sie diese.',
  },
  resolution_in_future: { message: 'Der Tag des Beschlusses liegt in der Zukunft.' },
  not_a_party: {
    message:
      'Ihre Stelle steht nicht in dieser Fassung. Bitte wenden Sie sich an die federführende Stelle; sie legt eine neue vor.',
  },
  parties_changed: {
    message: 'Die Fassung nennt nicht alle jetzigen Partner. Bitte legen Sie ihnen eine neue Fassung vor.',
    source: '§ 4 VgV',
  },
  weights_not_100: { message: 'Die Gewichte des Kostenschlüssels müssen zusammen 100 Prozent ergeben.' },
  no_parties: { message: 'Noch hat keine Stelle ihren Bedarf verbindlich bestätigt.' },
  base_exceeds_total: { message: 'Die Grundbeträge aller Partner sind zusammen höher als die gemeinsamen Kosten.' },
  measure_missing: {
    message:
      'Für mindestens einen Partner fehlt die Zahl, nach der verteilt wird. Bitte ergänzen Sie sie oder wählen Sie einen anderen Schlüssel.',
  },
  measure_all_zero: {
    message: 'Nach diesem Schlüssel hätte kein Partner einen Anteil. Bitte wählen Sie einen anderen Schlüssel.',
  },
};
