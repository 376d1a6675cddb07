import { createHash } from 'node:crypto';

/** A page whose inline code is named by hashes, ready to be sent to more than one visitor. */
export interface HashedPage {
  readonly html: string;
  /** CSP sources like `'sha256-...'`. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** The page asked to be sent without scripts (see `SCRIPT_FREE_MARK`). */
  readonly scriptFree: boolean;
}

/** A page that declares this meta element works without scripts and is sent without them. */
export const SCRIPT_FREE_MARK = '<meta name="allmende-scripts" content="none"/>';

const ELEMENT = /<(script|style)(\s[^>]*)?>([\s\S]*?)<\/\1>/gi;
const SCRIPT_PRELOAD = /<link\s(?=[^>]*rel="(?:preload|modulepreload)")(?=[^>]*as="script")[^>]*>/gi;
const DATA_TYPE = /\stype="(?:application\/(?:json|ld\+json)|text\/plain)"/i;

function hashSource(code: string): string {
  return `'sha256-${createHash('sha256').update(code, 'utf8').digest('base64')}'`;
}

function stripScripts(page: string): string {
  return page
    .replace(ELEMENT, (element, name: string, attributes = '') =>
      name.toLowerCase() === 'script' && !DATA_TYPE.test(attributes) ? '' : element,
    )
    .replace(SCRIPT_PRELOAD, '');
}

/**
 * Names the inline scripts and styles of a page by their hashes. Only those that carry `nonce` are named: React gave it
 * to what it wrote itself, so a script that slipped into the page through a hole in our escaping stays forbidden.
 * `null` names all of them, for pages written at build time, where no visitor's input can be.
 *
 * Scripts that follow each other directly are joined first: React writes one per piece of its data, and fifty hashes
 * would make a header that reverse proxies refuse.
 */
export function hashInlineCode(page: string, nonce: string | null): HashedPage {
  const mark = nonce === null ? '' : ` nonce="${nonce}"`;
  const styles = new Set<string>();
  const pieces: string[] = [];
  let run: string[] = [];
  let done = 0;
  const scripts = new Set<string>();
  const closeRun = (): void => {
    if (run.length === 0) return;
    const code = run.join('\n');
    scripts.add(hashSource(code));
    pieces.push(`<script>${code}</script>`);
    run = [];
  };
  for (const match of page.matchAll(ELEMENT)) {
    const [element, name = '', attributes = '', code = ''] = match;
    const trusted = attributes.includes(mark);
    if (match.index > done) closeRun();
    pieces.push(page.slice(done, match.index));
    done = match.index + element.length;
    if (name.toLowerCase() === 'script' && trusted && attributes.replace(mark, '').trim() === '') {
      if (code !== '') run.push(code);
      continue;
    }
    closeRun();
    pieces.push(element);
    if (!trusted || code === '') continue;
    if (name.toLowerCase() === 'style') styles.add(hashSource(code));
    else if (!/\ssrc=/i.test(attributes) && !DATA_TYPE.test(attributes)) scripts.add(hashSource(code));
  }
  closeRun();
  pieces.push(page.slice(done));
  const marked = pieces.join('');
  // The nonce belonged to this one rendering; left in place it would only suggest that it means something.
  const html = mark === '' ? marked : marked.replaceAll(mark, '');
  if (!page.includes(SCRIPT_FREE_MARK)) return { html, scripts: [...scripts], styles: [...styles], scriptFree: false };
  return { html: stripScripts(html), scripts: [], styles: [...styles], scriptFree: true };
}
