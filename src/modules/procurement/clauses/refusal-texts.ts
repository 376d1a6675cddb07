import type { Refusal } from '#src/server/outcome.ts';
import type { RefusalReason } from '../domain/refusal.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import type { ClauseProblem } from './domain/decisions.ts';

/** Sentences of the clauses room: those of the way, and its own. */
export const CLAUSE_REFUSALS: Readonly<Record<RefusalReason | ClauseProblem, Refusal>> = {
  ...PROCUREMENT_REFUSALS,
  clause_unknown: {
    message:
      'Der Katalog der Klauseln hat sich geändert. Bitte laden Sie die Seite neu und entscheiden Sie noch einmal.',
  },
  clause_undecided: { message: 'Bitte entscheiden Sie über jede Klausel.' },
  deviation_reason_missing: { message: 'Bitte begründen Sie jede Abweichung.' },
};
