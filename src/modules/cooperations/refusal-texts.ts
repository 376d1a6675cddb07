import type { Refusal } from '#src/server/outcome.ts';
import type { RefusalReason } from './domain/refusal.ts';
import { REFUSAL_TEXTS } from './texts.ts';

/** Reasons commands refuse for besides the rules of the domain: what was sent does not name what it should. */
export type InputRefusal = 'no_body_given' | 'body_unknown' | 'field_unknown' | 'document_in_use';

export type CooperationRefusal = RefusalReason | InputRefusal;

/** Sentences for everything a command of this module can refuse with. */
export const COOPERATION_REFUSALS: Readonly<Record<CooperationRefusal, Refusal>> = {
  ...REFUSAL_TEXTS,
  no_body_given: { message: 'Bitte geben Sie mindestens eine Stelle an.' },
  body_unknown: {
    message:
      'Mindestens eine Stelle ist im Verzeichnis nicht oder nicht eindeutig zu finden. Bitte wählen Sie sie aus der Vorschlagsliste.',
  },
  document_in_use: {
    message: 'Auf diesem Dokument beruht eine Zustimmung. Nehmen Sie zuerst die Zustimmung zurück.',
  },
  field_unknown: { message: 'Dieses Feld der Zusammenarbeit wird nicht mehr angeboten. Bitte wählen Sie ein anderes.' },
};
