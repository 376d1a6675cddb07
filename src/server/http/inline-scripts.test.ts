import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashInlineCode, SCRIPT_FREE_MARK } from './inline-scripts.ts';

const N = 'c29tZS1ub25jZQ==';
const hash = (code: string): string => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

describe('a page for several visitors', () => {
  test('names the scripts that carry the nonce and drops the nonce', () => {
    const page = hashInlineCode(`<p>a</p><script nonce="${N}">one()</script><p>b</p>`, N);
    expect(page.html).toBe('<p>a</p><script>one()</script><p>b</p>');
    expect(page.scripts).toEqual([hash('one()')]);
  });

  test('does not name a script that slipped into the page', () => {
    const page = hashInlineCode(`<script>evil()</script><script nonce="${N}">one()</script>`, N);
    expect(page.html).toBe('<script>evil()</script><script>one()</script>');
    expect(page.scripts).toEqual([hash('one()')]);
  });

  test('joins scripts that follow each other directly', () => {
    const page = hashInlineCode(`<script nonce="${N}">a()</script><script nonce="${N}">b()</script>x`, N);
    expect(page.html).toBe('<script>a()\nb()</script>x');
    expect(page.scripts).toEqual([hash('a()\nb()')]);
  });

  test('keeps scripts with further attributes apart, and names them', () => {
    const page = hashInlineCode(`<script nonce="${N}" id="_R_">a()</script><script nonce="${N}">b()</script>`, N);
    expect(page.html).toBe('<script id="_R_">a()</script><script>b()</script>');
    expect(page.scripts).toEqual([hash('a()'), hash('b()')]);
  });

  test('leaves external scripts and data blocks unnamed', () => {
    const external = `<script src="/a.js" nonce="${N}" async=""></script>`;
    const data = `<script type="application/json" nonce="${N}">{"a":1}</script>`;
    expect(hashInlineCode(external + data, N).scripts).toEqual([]);
  });

  test('names everything in a page written at build time', () => {
    const page = hashInlineCode('<style>a{}</style><script>a()</script>', null);
    expect(page.scripts).toEqual([hash('a()')]);
    expect(page.styles).toEqual([hash('a{}')]);
  });

  test('sends no script at all where the page asks for that', () => {
    const page = hashInlineCode(
      `${SCRIPT_FREE_MARK}<link rel="preload" as="script" href="/a.js"/><script src="/a.js" nonce="${N}"></script>` +
        `<script nonce="${N}">a()</script><p>Text</p>`,
      N,
    );
    expect(page).toEqual({ html: `${SCRIPT_FREE_MARK}<p>Text</p>`, scripts: [], styles: [], scriptFree: true });
  });

  test('text that only looks like a nonce of another rendering is left alone', () => {
    expect(hashInlineCode('<p>nonce="abc"</p>', N).html).toBe('<p>nonce="abc"</p>');
  });
});
