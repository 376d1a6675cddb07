/** What a form action hands back to the form it was called from. */
export interface FormState {
  status: 'idle' | 'invalid' | 'refused' | 'conflict' | 'done';
  /** One German sentence: the refusal, the reason of the conflict, or the confirmation. */
  message?: string;
  /** Legal source of a refusal, for example "§ 35 Abs. 2 KGG". */
  source?: string;
  /** Messages per field name; the empty name holds messages that belong to no single field. */
  fieldErrors: Record<string, string[]>;
  /** What was typed, so that nothing is lost when the page is rendered again. */
  values: Record<string, string | string[]>;
  /** After a conflict, where the form can tell what differs. */
  conflict?: FormConflict;
}

/** What was typed beside what someone else saved meanwhile. */
export interface FormConflict {
  /** Who came first and when, as a sentence. */
  message: string;
  /** Hidden fields with what the next try rests on: whoever has seen both values may save theirs. */
  values: Record<string, string>;
  differences: FormDifference[];
}

interface FormDifference {
  /** The form's field. */
  name: string;
  label: string;
  /** Both as people read them; null where nothing is stated. */
  typed: string | null;
  present: string | null;
}

/** A form that was not sent yet. */
export const idleState: FormState = { status: 'idle', fieldErrors: {}, values: {} };

/** A server action as a form calls it: last state and the sent fields in, next state out (or a redirect). */
export type FormStateAction = (state: FormState, formData: FormData) => Promise<FormState>;

/** Name of the hidden field that carries the idempotency key. */
export const idempotencyField = '_key';

/** Form-level errors stand under this field name. */
export const formLevel = '';

const isFrameworkField = (name: string) => name.startsWith('$ACTION');

/**
 * The text fields of a sent form, ready for `FormState.values`. Repeated names become an array, files and the
 * framework's own fields are left out, the idempotency key stays in so that a second try carries the same key.
 */
export function submittedValues(formData: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(formData.keys())) {
    if (isFrameworkField(name)) continue;
    const texts = formData.getAll(name).filter((entry) => typeof entry === 'string');
    if (texts.length === 1 && texts[0] !== undefined) values[name] = texts[0];
    else if (texts.length > 1) values[name] = texts;
  }
  return { ...values };
}
