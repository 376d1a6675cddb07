import * as words from './words.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML. */
export function e(text: unknown): string {
  return String(text ?? '').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** A whole page. */
export function layout(title: string, main: string): string {
  const links = words.NAVIGATION.map(([href, label]) => `<li><a href="${href}">${label}</a></li>`).join('');
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${e(title)} – Referenz</title><meta name="viewport" content="width=device-width, initial-scale=1"></head><body><a href="#inhalt">Zum Inhalt</a><header><a href="/">Referenz</a><nav aria-label="Hauptnavigation"><ul>${links}</ul></nav></header><main id="inhalt">${main}</main><footer><ul><li><a href="/impressum">Impressum</a></li><li><a href="/datenschutz">Datenschutz</a></li><li><a href="/barrierefreiheit">Barrierefreiheit</a></li></ul></footer></body></html>`;
}

/** Terms and what is said of them. */
export function terms(pairs: readonly (readonly [string, unknown])[]): string {
  return `<dl>${pairs.map(([term, value]) => `<dt>${term}</dt><dd>${e(value ?? '–')}</dd>`).join('')}</dl>`;
}
