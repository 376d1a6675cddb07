import type { IncomingHttpHeaders } from 'node:http';
import { type AppHandler, captureAnswer } from './page-renderer.ts';

/**
 * Next answers an absent or forbidden page with an empty document that its script fills. Without JavaScript that is a
 * blank screen, so the portal's own page on the matter is sent instead, under the same status.
 */
const STAND_INS: Readonly<Record<number, string>> = { 403: '/keine-berechtigung', 404: '/nicht-gefunden' };

/** Whether an HTML answer of this status is replaced by a page of the portal. */
export function hasStandIn(status: number): boolean {
  return Object.hasOwn(STAND_INS, status);
}

/**
 * The page that stands in for the status, rendered for the same visitor (session, nonce). Null when it cannot be
 * rendered either.
 */
export async function renderStandIn(
  handler: AppHandler,
  status: number,
  headers: IncomingHttpHeaders,
): Promise<Buffer | null> {
  const path = STAND_INS[status];
  if (path === undefined) return null;
  const { 'content-length': _length, 'content-type': _type, 'transfer-encoding': _encoding, ...rest } = headers;
  try {
    const answer = await captureAnswer(handler, path, rest);
    return answer.status === 200 ? answer.body : null;
  } catch {
    return null;
  }
}
