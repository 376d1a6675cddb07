import type { Refusal } from '#src/server/outcome.ts';
import { formatDay } from '#src/ui/format.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import type { TenderRefusal } from './domain/refusal.ts';

/** Sentences for everything that preparing and running a tender can refuse with. */
export const TENDER_REFUSALS: Readonly<Record<TenderRefusal, Refusal>> = {
  ...PROCUREMENT_REFUSALS,
  criteria_none: { message: 'Bitte geben Sie mindestens ein Zuschlagskriterium an.', source: '§ 127 GWB' },
  criteria_sum: {
    message: 'Die Gewichte müssen zusammen genau 100 Prozent ergeben.',
    source: '§ 127 Abs. 5 GWB, § 58 Abs. 3 VgV',
  },
  caller_not_partner: {
    message: 'Abrufen dürfen nur Stellen, die ihren Bedarf verbindlich bestätigt haben.',
    source: 'EuGH C-216/17',
  },
  lot_unknown: { message: 'Dieses Los gibt es nicht mehr. Bitte laden Sie die Seite neu.' },
  person_unknown: {
    message: 'Unter dieser Adresse ist niemand bei der federführenden Stelle oder einem Partner registriert.',
  },
  person_named_already: { message: 'Diese Person ist bereits benannt.' },
  person_not_named: { message: 'Diese Person ist nicht (mehr) benannt.' },
  decider_not_lead: { message: 'Über den Zuschlag entscheidet eine Person der federführenden Stelle.' },
  declared_already: { message: 'Ihre Erklärung liegt bereits vor.' },
  period_too_short: {
    message: 'Die Angebotsfrist unterschreitet die Mindestfrist.',
    detail: ({ earliest, days, source }) =>
      `Sie darf frühestens am ${formatDay(String(earliest))} enden (${days} Tage; ${source}).`,
  },
  short_not_allowed: {
    message: 'Diese Verfahrensart kennt keine verkürzte Angebotsfrist. Bitte lassen Sie die Begründung leer.',
    source: '§ 15 Abs. 3 VgV',
  },
  due_not_later: { message: 'Die Angebotsfrist muss nach der Bekanntmachung und in der Zukunft enden.' },
  publication_future: {
    message: 'Der vorgesehene Tag der Bekanntmachung ist noch nicht erreicht. Ziehen Sie ihn vor oder warten Sie ab.',
  },
};
