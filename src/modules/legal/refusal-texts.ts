import type { Refusal } from '#src/server/outcome.ts';
import type { SuccessionRefusal } from './domain/succession.ts';

export type LegalRefusal = SuccessionRefusal | 'label_exists';

/** Sentences for everything a command of this module can refuse with. */
export const LEGAL_REFUSALS: Readonly<Record<LegalRefusal, Refusal>> = {
  period_exists: {
    message:
      'An diesem Tag beginnt schon ein Wert. Werte werden nie überschrieben; bitte wählen Sie einen anderen Tag.',
  },
  end_before_start: { message: 'Der letzte Tag liegt vor dem ersten.' },
  end_not_allowed: {
    message:
      'Dieser Wert darf nicht auslaufen, weil ohne ihn kein Fall beurteilt werden kann. Lassen Sie das Ende offen.',
  },
  end_reaches_next: { message: 'Der Zeitraum reicht in einen späteren Wert hinein. Bitte prüfen Sie den letzten Tag.' },
  label_exists: { message: 'Ein Feld mit diesem Namen gibt es schon.' },
};
