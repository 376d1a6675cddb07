import { createHash } from 'node:crypto';
import { FAILURE_TEXTS, type FailureKind } from './error-texts.ts';
import { escapeHtml } from './html.ts';

/** What the front answers in place of the application. */
export interface FailureAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly policy: string;
  readonly retryAfter: number | null;
  readonly body: Buffer;
}

/** Colours and sizes follow KERN; the page must stand when neither the application nor its stylesheet can be had. */
const STYLE = `:root{color-scheme:light dark;--ink:#171a2b;--paper:#fff;--link:#171a9b;--line:#6b7280}
@media(prefers-color-scheme:dark){:root{--ink:#f2f2f5;--paper:#14151f;--link:#a9adff;--line:#8b90a0}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 "Fira Sans",system-ui,sans-serif}
main{max-width:40rem;margin:0 auto;padding:3rem 1rem}
h1{font-size:1.75rem;line-height:1.25;overflow-wrap:anywhere}
a{color:var(--link)}a:focus-visible,button:focus-visible{outline:3px solid var(--link);outline-offset:3px}
button{font:inherit;font-weight:600;padding:.75rem 1.5rem;border:2px solid var(--link);border-radius:.25rem;background:var(--link);color:var(--paper);cursor:pointer}
.reference{margin-top:2rem;border-top:1px solid var(--line);padding-top:1rem;font-size:1rem;overflow-wrap:anywhere}`;

const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
const PAGE_POLICY = `default-src 'none'; style-src ${STYLE_HASH}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
const PLAIN_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * How the answer will be read: as a page, by the client router (plain text becomes its error message), as data, or by a system
 * that uses the interface (RFC 9457).
 */
export type Reader = 'page' | 'router' | 'data' | 'problem';

/**
 * Writes the answer to a failed request.
 * @param reference the request id, which also stands in the log.
 * @param again address to try again, for a page that was only read.
 * @param form a ready form with the input, for sending it again (see `resend-form.ts`).
 */
export function failureAnswer(
  kind: FailureKind,
  reader: Reader,
  reference: string,
  options: { readonly again?: string; readonly form?: string } = {},
): FailureAnswer {
  const text = FAILURE_TEXTS[kind];
  const shared = { status: text.status, retryAfter: text.retryAfter ?? null };
  if (reader === 'router') {
    const message = `${[text.title, ...text.paragraphs].join('. ').replaceAll('..', '.')} (Kennung ${reference})`;
    // Exactly `text/plain`: with a charset behind it the client router would show its own English sentence instead.
    return { ...shared, contentType: 'text/plain', policy: PLAIN_POLICY, body: Buffer.from(message) };
  }
  if (reader === 'data') {
    const body = JSON.stringify({ error: kind, message: text.title, reference });
    return { ...shared, contentType: 'application/json; charset=utf-8', policy: PLAIN_POLICY, body: Buffer.from(body) };
  }
  if (reader === 'problem') {
    const { status, title, paragraphs } = text;
    const body = JSON.stringify({ type: 'about:blank', title, status, detail: paragraphs.join(' '), reference });
    return { ...shared, contentType: 'application/problem+json', policy: PLAIN_POLICY, body: Buffer.from(body) };
  }
  const again =
    options.again === undefined ? '' : `<li><a href="${escapeHtml(options.again)}">Seite noch einmal laden</a></li>`;
  const html = `<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(text.title)} – Allmende</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(text.title)}</h1>
${text.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')}
${options.form ?? ''}
<ul>${again}<li><a href="/">Zur Startseite</a></li></ul>
<p class="reference">Kennung dieser Anfrage: <strong>${escapeHtml(reference)}</strong></p>
</main>
</body>
</html>
`;
  return { ...shared, contentType: 'text/html; charset=utf-8', policy: PAGE_POLICY, body: Buffer.from(html) };
}
