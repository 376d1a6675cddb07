/** A rule's answer: done with a value, or refused with a reason that has a German sentence in the module's texts. */
export type Outcome<Value, Reason extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason };

/** Shorthand for an accepted outcome. */
export function accepted<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Shorthand for a refused outcome. */
export function refused<Reason extends string>(reason: Reason): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason };
}

/** A refusal as shown: the sentence and, where the rule comes from law, its source. */
export interface Refusal {
  readonly message: string;
  readonly source?: string;
}
