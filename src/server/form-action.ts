import { revalidatePath } from 'next/cache';
import { forbidden, notFound, redirect } from 'next/navigation';
import type { z } from 'zod';
import type { Actor } from '#src/policy/actor.ts';
import type { FormConflict, FormState } from '#src/ui/form/form-state.ts';
import type { Command } from './command.ts';
import { isAppError } from './errors.ts';
import { fieldsWithForbiddenCharacters, keptValues, readFields, textField } from './form-data.ts';
import { currentRequestId, log } from './log.ts';
import { type Refusal, refusalMessage } from './outcome.ts';
import { getActor } from './session.ts';

/** How a form's action answers what its command says. */
interface FormActionOptions<Schema extends z.ZodType, Value, Reason extends string> {
  readonly command: Command<Schema, Value, Reason>;
  /** German sentences of the module, one for every reason the command can refuse with. */
  readonly refusals: Readonly<Record<Reason, Refusal>>;
  /** Where to go when done; never taken from the form. Without it the page stays and shows `done`. */
  readonly redirectTo?: (value: Value, input: z.output<Schema>) => string;
  readonly done?: string;
  /** Compares what was typed with what is saved now, after a conflict; null where the actor sees it no longer. */
  readonly compare?: (actor: Actor, input: z.output<Schema>) => Promise<FormConflict | null>;
}

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const UNAVAILABLE =
  'Das hat gerade nicht geklappt. Ihre Eingaben stehen noch im Formular. Bitte senden Sie es in einem Moment noch einmal ab; doppelt gespeichert wird dabei nichts.';
const SIGNED_OUT =
  'Ihre Sitzung ist abgelaufen. Ihre Eingaben stehen noch im Formular: Bitte melden Sie sich in einem neuen Fenster an, und senden Sie das Formular danach noch einmal ab.';
const CONFLICT =
  'Jemand anderes hat diese Daten inzwischen geändert. Ihre Eingaben sind nicht verloren: Sie stehen noch im Formular. Laden Sie den aktuellen Stand in einem neuen Fenster und vergleichen Sie.';

/**
 * The only place where a form meets a command: resolves the actor, parses with zod, runs the command with the form's
 * idempotency key, translates the answer, revalidates and redirects. Actor, organisation and time never come from the form.
 */
export function formAction<Schema extends z.ZodType, Value, Reason extends string>(
  options: FormActionOptions<Schema, Value, Reason>,
): FormAction {
  return async (_previous, form) => {
    const fields = readFields(form);
    const sentKey = textField(form, '_key');
    const key = sentKey !== null && UUID.test(sentKey) ? sentKey : undefined;
    const values = { ...keptValues(fields), ...(key ? { _key: key } : {}) };
    const actor = await getActor();
    // Not a redirect: with JavaScript it would take what was typed along.
    if (!actor) return { status: 'refused', message: SIGNED_OUT, fieldErrors: {}, values };
    const parsed = parseFields(options.command.schema, fields);
    if (!parsed.ok) return { status: 'invalid', fieldErrors: parsed.fieldErrors, values };

    let target: string | undefined;
    try {
      const outcome = await options.command.execute(actor, parsed.input, key);
      if (!outcome.ok) {
        const refusal = options.refusals[outcome.reason];
        const message = refusalMessage(refusal, outcome.facts);
        return { status: 'refused', message, source: refusal.source, fieldErrors: {}, values };
      }
      target = options.redirectTo?.(outcome.value, parsed.input);
    } catch (error) {
      if (isAppError(error, 'not_found')) notFound();
      if (isAppError(error, 'forbidden')) forbidden();
      if (isAppError(error, 'unauthenticated')) redirect('/anmelden');
      if (isAppError(error, 'conflict')) {
        // A comparison that fails must not cost what was typed: the conflict is told without it.
        const conflict = (await options.compare?.(actor, parsed.input).catch(() => null)) ?? undefined;
        return { status: 'conflict', message: conflict?.message ?? CONFLICT, fieldErrors: {}, values, conflict };
      }
      const reference = currentRequestId() ?? crypto.randomUUID();
      log.error('command failed', { command: options.command.name, reference, error });
      return { status: 'refused', message: `${UNAVAILABLE} Vorgangsnummer: ${reference}`, fieldErrors: {}, values };
    }
    revalidatePath('/', 'layout');
    if (target) redirect(target);
    return { status: 'done', message: options.done ?? 'Gespeichert.', fieldErrors: {}, values: {} };
  };
}

type Parsed<T> =
  | { readonly ok: true; readonly input: T }
  | { readonly ok: false; readonly fieldErrors: Record<string, string[]> };

/** Parses fields; errors are grouped by the name of the form field they belong to. */
export function parseFields<Schema extends z.ZodType>(
  schema: Schema,
  fields: ReturnType<typeof readFields>,
): Parsed<z.output<Schema>> {
  const forbiddenNames = fieldsWithForbiddenCharacters(fields);
  if (forbiddenNames.length > 0) {
    const message = 'Dieses Feld enthält Zeichen, die nicht gespeichert werden können.';
    return { ok: false, fieldErrors: Object.fromEntries(forbiddenNames.map((name) => [name, [message]])) };
  }
  const result = schema.safeParse({ ...fields });
  if (result.success) return { ok: true, input: result.data };
  const fieldErrors: Record<string, string[]> = {};
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? '');
    fieldErrors[name] = [...(fieldErrors[name] ?? []), issue.message];
  }
  return { ok: false, fieldErrors };
}
