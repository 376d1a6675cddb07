import type { Refusal } from '#src/server/outcome.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import type { CheckRefusal } from './domain/decide-check.ts';

/** Sentences for everything the legal check can refuse with. */
export const LEGALITY_REFUSALS: Readonly<Record<CheckRefusal, Refusal>> = {
  ...PROCUREMENT_REFUSALS,
  point_unanswered: { message: 'Dieser Prüfpunkt ist noch nicht ausgefüllt.' },
  point_four_eyes: {
    message: 'Den Prüfpunkt zeichnet eine zweite Person, nicht wer ihn ausgefüllt hat (Vier-Augen-Prinzip).',
  },
  point_changed: {
    message:
      'Seit Sie die Seite geöffnet haben, haben sich Angaben oder Rechtswerte geändert. Bitte laden Sie die Seite neu und prüfen Sie noch einmal.',
  },
  review_comment_required: {
    message:
      'Der Punkt ist nicht erfüllt, unklar oder unvollständig. Bitte begründen Sie, warum Sie ihn dennoch zeichnen.',
  },
  legal_points_stale: {
    message:
      'Nach dem Zeichnen haben sich Angaben oder Rechtswerte geändert. Bitte lassen Sie die betroffenen Punkte neu zeichnen.',
  },
  procedure_not_open: {
    message: 'Diese Verfahrensart ist bei diesem Auftragswert und diesen Angaben nicht zulässig.',
    source: '§ 14 VgV, § 12 HVTG',
  },
};
