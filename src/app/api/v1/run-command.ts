import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '#src/policy/actor.ts';
import { type Command, ReusedKeyError } from '#src/server/command.ts';
import { type JsonProblem, parseGuarded } from '#src/server/json-guard.ts';
import { type Refusal, refusalMessage } from '#src/server/outcome.ts';
import { problem } from './problem.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LIMITS = { bytes: 256 * 1024, depth: 10, values: 5_000, entries: 500 } as const;

const JSON_PROBLEMS: Readonly<Record<JsonProblem, string>> = {
  too_large: 'Der Inhalt ist größer als 256 KB.',
  syntax: 'Der Inhalt ist kein gültiges JSON.',
  too_deep: 'Der Inhalt ist zu tief verschachtelt.',
  too_many_values: 'Der Inhalt hat zu viele Angaben.',
  too_many_entries: 'Eine Liste ist zu lang.',
  forbidden_name: 'Ein Name ist nicht zulässig.',
  forbidden_character: 'Ein Text enthält Zeichen, die sich nicht speichern lassen.',
};

interface CommandRun<Shape extends z.ZodType, Schema extends z.ZodType, Value, Reason extends string> {
  /** What the request's JSON must look like. */
  readonly shape: Shape;
  readonly command: Command<Schema, Value, Reason>;
  /** The request as the portal's own form would send it, so that the interface has no second set of rules. */
  readonly toFields: (body: z.output<Shape>) => Readonly<Record<string, string | undefined>>;
  /** The name in the request of a field of the form. */
  readonly nameOf?: (field: string) => string;
  readonly refusals: Readonly<Record<Reason, Refusal>>;
  readonly answer: (value: Value) => Promise<Response> | Response;
}

/** Runs a command with the request's JSON. The Idempotency-Key makes a repeated request change nothing twice. */
export async function runCommand<Shape extends z.ZodType, Schema extends z.ZodType, Value, Reason extends string>(
  actor: Actor,
  request: Request,
  run: CommandRun<Shape, Schema, Value, Reason>,
): Promise<Response> {
  const key = request.headers.get('idempotency-key')?.toLowerCase() ?? '';
  if (!UUID.test(key)) {
    return problem({
      status: 400,
      title: 'Idempotency-Key fehlt',
      detail: 'Bitte senden Sie im Kopf Idempotency-Key eine UUID, die zu diesem Auftrag gehört.',
    });
  }
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    return problem({
      status: 415,
      title: 'Kein JSON',
      detail: 'Bitte senden Sie JSON mit dem Kopf Content-Type: application/json.',
    });
  }
  const json = parseGuarded(await request.text(), LIMITS);
  if (!json.ok) {
    const status = json.problem === 'too_large' ? 413 : 400;
    const place = json.line ? ` (Zeile ${json.line}, Spalte ${json.column})` : json.pointer && ` (${json.pointer})`;
    return problem({ status, title: 'Inhalt nicht lesbar', detail: `${JSON_PROBLEMS[json.problem]}${place}` });
  }
  const body = run.shape.safeParse(json.value);
  if (!body.success) return invalid(body.error, (field) => field);
  const fields = run.toFields(body.data);
  const input = run.command.schema.safeParse(fields);
  if (!input.success) return invalid(input.error, run.nameOf ?? ((field) => field));
  const contentHash = new Uint8Array(createHash('sha256').update(JSON.stringify(fields)).digest());
  const outcome = await run.command.execute(actor, input.data, key, contentHash).catch((error: unknown) => {
    if (error instanceof ReusedKeyError) return null;
    throw error;
  });
  if (outcome === null) {
    return problem({
      status: 422,
      title: 'Idempotency-Key schon benutzt',
      detail:
        'Zu diesem Idempotency-Key gehört ein anderer Auftrag. Nichts wurde ausgeführt. Bitte bilden Sie eine neue UUID.',
    });
  }
  if (outcome.ok) return run.answer(outcome.value);
  const refusal = run.refusals[outcome.reason];
  const { source } = refusal;
  return problem({
    status: 422,
    title: 'Nicht möglich',
    detail: refusalMessage(refusal, outcome.facts),
    ...(source ? { source } : {}),
  });
}

function invalid(error: z.ZodError, nameOf: (field: string) => string): Response {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const name = nameOf(path.join('.'));
    errors[name] = [...(errors[name] ?? []), message];
  }
  return problem({
    status: 422,
    title: 'Angaben fehlen oder passen nicht',
    detail: 'Bitte prüfen Sie die genannten Felder.',
    errors,
  });
}

/** Cents as a form's money field takes them. */
export function euroText(cents: number | null | undefined): string | undefined {
  return cents === null || cents === undefined ? undefined : (cents / 100).toFixed(2).replace('.', ',');
}
