import type { Refusal } from '#src/server/outcome.ts';

type Reason =
  | 'member_wrong_status'
  | 'shares_out_of_range'
  | 'not_left_yet'
  | 'closes_in_past'
  | 'voting_over'
  | 'law_missing'
  | 'already_voted'
  | 'motion_not_over';

/** Sentences for everything the cooperative can refuse with. */
export const COOPERATIVE_REFUSALS: Readonly<Record<Reason, Refusal>> = {
  member_wrong_status: { message: 'Das ist im jetzigen Stand der Mitgliedschaft nicht möglich.' },
  shares_out_of_range: { message: 'Ein Mitglied hält mindestens einen Anteil.' },
  not_left_yet: { message: 'Die Mitgliedschaft läuft noch. Austragen können Sie sie nach ihrem letzten Tag.' },
  closes_in_past: { message: 'Der letzte Tag der Abstimmung muss in der Zukunft liegen.' },
  law_missing: {
    message:
      'Für heute ist kein Rechtswert hinterlegt, nach dem das Portal rechnen kann. Bitte melden Sie das der Koordination des Landes.',
  },
  voting_over: { message: 'Die Abstimmung ist beendet.' },
  already_voted: {
    message: 'Ihre Stelle hat schon abgestimmt. Eine abgegebene Stimme lässt sich nicht ändern.',
    source: '§ 43 Abs. 3 GenG',
  },
  motion_not_over: {
    message:
      'Die Abstimmung läuft noch. Sie lässt sich schließen, wenn alle gestimmt haben oder der letzte Tag vorbei ist.',
  },
};
