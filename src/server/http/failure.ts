import { log, withRequestId } from '../log.ts';
import { type Call, readerOf } from './call.ts';
import { isProvenSameOrigin } from './client-origin.ts';
import { failureAnswer } from './error-page.ts';
import { FAILURE_TEXTS, type FailureKind } from './error-texts.ts';
import { resendForm } from './resend-form.ts';
import { setSecurityHeaders } from './security-headers.ts';

/** How long an unwanted rest of a body is swallowed, so that the client gets to read why it is unwanted. */
const LINGER_MS = 2_000;

/** Keeps the connection just long enough for the answer to be read while the client is still sending. */
export function letBodyRunOut(call: Call): void {
  const { request } = call;
  if (request.bodyComplete || request.complete) return;
  request.dropBody();
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
  timer.unref();
  request.socket.once('close', () => clearTimeout(timer));
  request.once('end', () => clearTimeout(timer));
  request.resume();
}

async function formToSendAgain(call: Call): Promise<string | undefined> {
  const { request } = call;
  const body = request.keptBody;
  const type = request.headers['content-type'];
  if (body === null || type === undefined || !isProvenSameOrigin(request.headers, call.host)) return undefined;
  return (await resendForm(call.url, type, body)) ?? undefined;
}

/**
 * Answers a call with a failure, taking the response from the application if that had begun. Does nothing once bytes
 * have gone out.
 */
export async function sendFailure(call: Call, kind: FailureKind): Promise<void> {
  const { response, request } = call;
  response.takeOver();
  const reader = readerOf(call);
  const { status } = FAILURE_TEXTS[kind];
  if (status >= 500) {
    // A deadline may fire outside the request's own asynchronous context.
    withRequestId(call.id, () => log.error('request failed', { kind, status, method: call.method, path: call.path }));
  }
  const form = reader === 'page' && call.method === 'POST' && status >= 500 ? await formToSendAgain(call) : undefined;
  const again = call.method === 'GET' && status >= 500 ? call.url : undefined;
  const answer = failureAnswer(kind, reader, call.id, { again, form });
  response.direct(() => {
    if (response.headersSent || response.destroyed) return;
    setSecurityHeaders(response, call.policy.https);
    response.setHeader('X-Request-Id', call.id);
    response.setHeader('Content-Type', answer.contentType);
    response.setHeader('Content-Security-Policy', answer.policy);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Length', answer.body.length);
    if (answer.retryAfter !== null) response.setHeader('Retry-After', answer.retryAfter);
    if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST');
    response.writeHead(answer.status).end(request.method === 'HEAD' ? undefined : answer.body);
  });
  letBodyRunOut(call);
}
