/** A rule's answer: done with a value, or refused with a reason that has a German sentence in the module's texts. */
export type Outcome<Value, Reason extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason; readonly facts?: RefusalFacts };

/** Figures a refusal is explained with, e.g. the volume that is left. */
export type RefusalFacts = Readonly<Record<string, number | string | null>>;

/** Shorthand for an accepted outcome. */
export function accepted<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Shorthand for a refused outcome. */
export function refused<Reason extends string>(
  reason: Reason,
  facts?: RefusalFacts,
): { readonly ok: false; readonly reason: Reason; readonly facts?: RefusalFacts } {
  return facts === undefined ? { ok: false, reason } : { ok: false, reason, facts };
}

/** A refusal as shown: the sentence and, where the rule comes from law, its source. */
export interface Refusal {
  readonly message: string;
  readonly source?: string;
  /** A further sentence made of the figures of the case. */
  readonly detail?: (facts: RefusalFacts) => string;
}

/** The sentences of a refusal: the general one and, where the case brings figures, the one about them. */
export function refusalMessage(refusal: Refusal, facts: RefusalFacts | undefined): string {
  return refusal.detail && facts ? `${refusal.message} ${refusal.detail(facts)}` : refusal.message;
}
