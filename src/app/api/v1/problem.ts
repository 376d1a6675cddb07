import type { z } from 'zod';
import type { problemShape } from '#src/modules/api-access/exchange/schema.ts';
import type { AppErrorCode } from '#src/server/errors.ts';
import { currentRequestId } from '#src/server/log.ts';

export interface Problem extends Omit<z.output<typeof problemShape>, 'type' | 'reference'> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error as RFC 9457 has it: a machine reads `status`, a person `detail`. */
export function problem({ headers, ...content }: Problem): Response {
  const body = { type: 'about:blank', ...content, reference: currentRequestId() };
  return Response.json(body, {
    status: content.status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}

/** What the rights and the state of things can say no with. */
export const APP_PROBLEMS: Readonly<Record<AppErrorCode, Problem>> = {
  not_found: { status: 404, title: 'Nicht gefunden', detail: 'Unter dieser Adresse gibt es für Ihre Stelle nichts.' },
  forbidden: {
    status: 403,
    title: 'Nicht erlaubt',
    detail:
      'Dazu ist die Person, für die der Schlüssel steht, nicht berechtigt, oder der Schlüssel hat dieses Recht nicht.',
  },
  conflict: {
    status: 409,
    title: 'Inzwischen geändert',
    detail:
      'Jemand anderes hat diese Daten inzwischen geändert. Bitte lesen Sie den jetzigen Stand und entscheiden Sie neu.',
  },
  unauthenticated: {
    status: 401,
    title: 'Nicht angemeldet',
    detail: 'Es fehlt ein gültiger Zugriffsschlüssel (Authorization: Bearer …).',
    headers: { 'WWW-Authenticate': 'Bearer' },
  },
};

/** More requests than allowed. */
export function tooMany(detail: string, seconds: number): Response {
  return problem({ status: 429, title: 'Zu viele Anfragen', detail, headers: { 'Retry-After': String(seconds) } });
}

/** A route for a method its address does not have. */
export function methodNotAllowed(...allowed: readonly string[]) {
  const allow = allowed.includes('GET') ? [...allowed, 'HEAD'] : allowed;
  return (): Response =>
    problem({
      status: 405,
      title: 'Methode nicht vorgesehen',
      detail: `Diese Adresse kennt ${allow.join(', ')}.`,
      headers: { Allow: allow.join(', ') },
    });
}

/** A successful answer; never kept by caches, because it is one organisation's. */
export function answer(body: object, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } });
}
