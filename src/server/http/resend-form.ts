import { escapeHtml } from './html.ts';

/** Longest body that is offered again; longer ones are left to the browser's back button. */
export const RESEND_LIMIT = 256 * 1024;

const MAX_FIELDS = 500;
const SECRET_FIELD = /pass(word|wort)?|secret|otp|totp|code|token|pin$/i;
const SECRET_PATH = /^\/(?:anmelden|api\/auth|passwort|einladung)/;
/** React's own fields (`$ACTION_...`) name the action; their random parts are no secret of the person. */
const FRAMEWORK_FIELD = /^\$ACTION/;

/**
 * A form that holds what someone had sent, so that an outage costs one more click instead of the work. It carries the
 * idempotency key of the original, so sending it twice still has one effect.
 * @returns null when the body is no form, holds a file or a secret (which must not be written into a page), or is too
 * long; the caller must have made sure that the post came from our own pages.
 */
export async function resendForm(url: string, contentType: string, body: Buffer): Promise<string | null> {
  if (SECRET_PATH.test(url) || body.length > RESEND_LIMIT) return null;
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)) return null;
  let data: FormData;
  try {
    data = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    return null;
  }
  const fields: string[] = [];
  for (const [name, value] of data) {
    if (typeof value !== 'string') {
      if (value.size > 0) return null;
      continue;
    }
    if (!FRAMEWORK_FIELD.test(name) && SECRET_FIELD.test(name)) return null;
    // A text area carries any line break through; a hidden input would, too, but not every browser keeps CR LF.
    fields.push(`<textarea hidden name="${escapeHtml(name)}">\n${escapeHtml(value)}</textarea>`);
    if (fields.length > MAX_FIELDS) return null;
  }
  const encoding = contentType.toLowerCase().startsWith('multipart/')
    ? 'multipart/form-data'
    : 'application/x-www-form-urlencoded';
  return `<form method="post" action="${escapeHtml(url)}" enctype="${encoding}">${fields.join('')}<p><button>Eingaben noch einmal absenden</button></p></form>`;
}
