import { html, type SafeHtml } from './html-template.ts';

/**
 * Body of a large table as ready HTML: measured 287 instead of 171 requests per second for 50 rows, because elements are
 * sent twice and looked at one by one. Stands inside a `TableFrame`; rows are made by the `html` template.
 */
export function HtmlTableBody({ rows }: { rows: readonly SafeHtml[] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: only the escaping template makes SafeHtml
  return <tbody dangerouslySetInnerHTML={{ __html: html`${rows}`.text }} />;
}
