/** Why a request is turned away before anything of the application runs. */
export interface Rejection {
  readonly status: 400 | 403 | 404 | 405 | 413 | 414 | 421;
  readonly reason: string;
}

const MAX_URL_LENGTH = 4_096;
const METHODS = new Set(['GET', 'HEAD', 'POST']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: raw control characters in a URL are what is refused
const FORBIDDEN_IN_URL = /[\u0000-\u0020\u007f\\]|%00/i;

/**
 * Judges method and URL. What passes is an absolute path with valid percent encoding, without NUL (PostgreSQL
 * refuses it in any text, which would turn a hostile query parameter into a server error) and without dot segments.
 */
export function judgeRequestLine(method: string | undefined, url: string | undefined): Rejection | null {
  if (method === undefined || !METHODS.has(method)) return { status: 405, reason: 'method' };
  if (url === undefined || !url.startsWith('/') || url.startsWith('//')) return { status: 400, reason: 'target' };
  if (url.length > MAX_URL_LENGTH) return { status: 414, reason: 'length' };
  if (FORBIDDEN_IN_URL.test(url)) return { status: 400, reason: 'characters' };
  const path = pathOf(url);
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return { status: 400, reason: 'encoding' };
  }
  if (/(^|[/\\])\.{1,2}([/\\]|$)/.test(decoded)) return { status: 400, reason: 'dots' };
  return null;
}

/** The path of a request target, without query. */
export function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

/**
 * Parts of Next that the portal does not use are not reachable at all: the image optimizer (remote code execution in
 * 2026), the pages router's data files, and whatever else answers below `/_next/` apart from static files.
 */
export function isUnusedSurface(path: string, dev: boolean): boolean {
  if (path === '/_next/image' || path.startsWith('/_next/image/') || path.startsWith('/_next/data/')) return true;
  if (dev) return false;
  return path === '/_next' || path.startsWith('/_next/') || path.startsWith('/__next');
}

const DOCUMENT_UPLOAD = /^\/kooperationen\/[^/]+\/dokumente(\/|$)/;

/** Whether a POST to this path may carry a document, and with it the larger body. */
export function isDocumentUpload(method: string | undefined, path: string): boolean {
  return method === 'POST' && DOCUMENT_UPLOAD.test(path);
}

const TABLE_UPLOAD = /^\/beschaffungen\/[^/]+\/bedarf\/import$/;

/** Whether a POST to this path may carry a table that people fill in (2 MB), and with it a body a little larger. */
export function isTableUpload(method: string | undefined, path: string): boolean {
  return method === 'POST' && TABLE_UPLOAD.test(path);
}

/** `/api/health` and below stay reachable when everything else is refused: they are how an operator sees why. */
export function isHealthCheck(path: string): boolean {
  return path === '/api/health' || path.startsWith('/api/health/');
}
