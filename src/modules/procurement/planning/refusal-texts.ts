import type { Refusal } from '#src/server/outcome.ts';

export const PLANNING_REFUSALS: Readonly<Record<'offers_gone', Refusal>> = {
  offers_gone: {
    message:
      'Von diesem Vorschlag ist nicht genug übrig: Stellen haben ihre Verträge zurückgezogen. Laden Sie die Seite neu.',
  },
};
