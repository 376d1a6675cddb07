import type { Refusal } from '#src/server/outcome.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import type { EvaluationRefusal } from './domain/refusal.ts';

/** Sentences for everything that work on offers can refuse with. They name no bidder and no figure of an offer. */
export const EVALUATION_REFUSALS: Readonly<Record<EvaluationRefusal, Refusal>> = {
  ...PROCUREMENT_REFUSALS,
  opening_second_person: {
    message: 'Sie haben die Öffnung begonnen. Eine zweite Person des Wertungsteams bestätigt sie.',
    source: '§ 55 Abs. 2 VgV',
  },
  lot_scored_already: {
    message:
      'In diesem Los sind bereits Punkte abgegeben. Angebote lassen sich nicht mehr erfassen oder wieder zulassen.',
  },
  received_in_future: { message: 'Der Eingang kann nicht in der Zukunft liegen.' },
  ground_unknown: { message: 'Bitte wählen Sie einen Ausschlussgrund, der heute gilt.' },
  not_excluded: { message: 'Dieses Angebot ist nicht ausgeschlossen.' },
  scores_handed_in: { message: 'Sie haben Ihre Punkte für dieses Los bereits abgegeben. Sie gelten damit endgültig.' },
  points_too_many: { message: 'Mindestens eine Punktzahl liegt über der Höchstpunktzahl des Kriteriums.' },
  scores_incomplete: { message: 'Bitte bewerten Sie zuerst jedes zugelassene Angebot des Loses in jedem Kriterium.' },
  nothing_to_score: { message: 'In diesem Los sind keine Punkte zu vergeben.' },
  tie_open: {
    message:
      'In mindestens einem Los liegen Angebote gleichauf. Bitte halten Sie fest, welches das Los bestimmt hat und wie es gezogen wurde.',
  },
  lots_without_bids: {
    message:
      'In mindestens einem Los ist kein Angebot erfasst. Bitte bestätigen Sie, dass dort keines eingegangen ist.',
  },
};
