import type { Refusal } from '#src/server/outcome.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import type { AwardRefusal } from './domain/refusal.ts';

/** Sentences for everything that deciding, informing and concluding can refuse with. */
export const AWARD_REFUSALS: Readonly<Record<AwardRefusal, Refusal>> = {
  ...PROCUREMENT_REFUSALS,
  decision_incomplete: { message: 'Bitte entscheiden Sie über jedes Los.' },
  no_winner: { message: 'In einem Los gibt es kein wertbares Angebot. Dort kann kein Zuschlag erteilt werden.' },
  nothing_awarded: {
    message: 'Wenn kein Los einen Zuschlag erhält, heben Sie bitte die Beschaffung mit Begründung auf.',
    source: '§ 63 VgV, § 48 UVgO',
  },
  award_four_eyes: {
    message: 'Über den Zuschlag entscheidet nicht, wer die Wertung abgeschlossen hat (Vier-Augen-Prinzip).',
  },
  letter_not_needed: { message: 'Für dieses Angebot ist keine Information zu versenden.' },
  letter_date: { message: 'Der Tag der Absendung liegt nach heute oder vor der Zuschlagsentscheidung.' },
  challenge_date: { message: 'Der Tag liegt in der Zukunft oder vor dem Beginn des Nachprüfungsverfahrens.' },
  no_open_challenge: {
    message:
      'Es ist kein offenes Nachprüfungsverfahren eingetragen. Wurde ihm stattgegeben, kann die Beschaffung nur aufgehoben werden.',
  },
  term_order: { message: 'Das Ende der Laufzeit muss nach ihrem Beginn liegen.' },
};
