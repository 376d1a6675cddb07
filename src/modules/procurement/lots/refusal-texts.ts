import type { Refusal } from '#src/server/outcome.ts';
import type { RefusalReason } from '../domain/refusal.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';

type LotReason = 'too_many_lots' | 'item_unknown' | 'lot_cpv_unknown';

/** Sentences of the lots room: those of the way, and its own. */
export const LOT_REFUSALS: Readonly<Record<RefusalReason | LotReason, Refusal>> = {
  ...PROCUREMENT_REFUSALS,
  too_many_lots: { message: 'Mehr als 100 Lose lassen sich nicht anlegen. Bitte fassen Sie Lose zusammen.' },
  item_unknown: {
    message: 'Mindestens eine Frage gehört nicht mehr zu dieser Bedarfsabfrage, oder sie zählt in jedem Los.',
  },
  lot_cpv_unknown: { message: 'Dieser CPV-Code ist im Verzeichnis nicht enthalten.' },
};
