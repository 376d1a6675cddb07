import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HtmlValue, html, SafeHtml } from './html-template.ts';

describe('html', () => {
  it('escapes every sign that could open markup or leave an attribute', () => {
    expect(html`<td title="${`<>&"'`}">${`<>&"'`}</td>`.text).toBe(
      '<td title="&lt;&gt;&amp;&quot;&#39;">&lt;&gt;&amp;&quot;&#39;</td>',
    );
  });

  it('never lets a value add markup, whatever it is', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', ' ', 'a', '\u0000', '\ud800', '😀'),
    });
    fc.assert(
      fc.property(hostile, (value) => {
        const inText = html`<td>${value}</td>`.text.slice(4, -5);
        const inAttribute = html`<a title='${value}'></a>`.text.slice(10, -6);
        return !/[<>]/.test(inText) && !/[<>'"]/.test(inAttribute);
      }),
    );
  });

  it('leaves out nothing, null and false, and keeps zero', () => {
    expect(html`${null}${undefined}${false}${0}${12n}${''}`.text).toBe('012');
  });

  it('inserts its own results as they are and joins arrays', () => {
    const rows = ['<1>', '<2>'].map((name) => html`<li>${name}</li>`);
    expect(html`<ul>${rows}</ul>`.text).toBe('<ul><li>&lt;1&gt;</li><li>&lt;2&gt;</li></ul>');
  });

  it('does not take a look-alike for its own result', () => {
    const forged = JSON.parse('{"text":"<script>alert(1)</script>"}') as HtmlValue;
    expect(html`<td>${forged}</td>`.text).toBe('<td>[object Object]</td>');
    expect(() => Reflect.construct(SafeHtml, ['<b>', Symbol('made by html')])).toThrow(TypeError);
  });

  it('refuses HTML inside an attribute', () => {
    expect(() => html`<a title="${html`<b>`}"></a>`).toThrow('attribute');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0000javascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.org/1',
    '//example.org',
    '\\\\example.org',
    '/\\example.org',
    '\t//example.org',
  ])('replaces the address %j', (address) => {
    expect(html`<a href="${address}">x</a>`.text).toBe('<a href="#">x</a>');
    expect(html`<form action='${address}'></form>`.text).toBe("<form action='#'></form>");
    expect(html`<svg><use xlink:href="${address}"/></svg>`.text).toContain('"#"');
  });

  it.each(['/kommunen/06440003', '?seite=2', '#inhalt', 'https://example.org/?a=1', 'mailto:a@example.org', 'a/b:c'])(
    'keeps the address %j',
    (address) => {
      expect(html`<a href="${address}">x</a>`.text).toBe(`<a href="${address}">x</a>`);
    },
  );

  it('does not let a value behind a slash lead to another host', () => {
    expect(html`<a href="/${'/example.org'}">x</a>`.text).toBe('<a href="/example.org">x</a>');
    expect(html`<a href="/${'\\example.org'}">x</a>`.text).toBe('<a href="/example.org">x</a>');
  });

  it('escapes in addresses that start with a fixed part', () => {
    expect(html`<a href="/kommunen/${'"><script>'}">x</a>`.text).toBe(
      '<a href="/kommunen/&quot;&gt;&lt;script&gt;">x</a>',
    );
  });

  const value = 'x';
  it.each<[string, () => unknown]>([
    ['an unquoted attribute', () => html`<a title=${value}></a>`],
    ['a tag name', () => html`<${value}>`],
    ['an attribute name', () => html`<a ${value}="1">`],
    ['a script', () => html`<script>${value}</script>`],
    ['a style sheet', () => html`<style>a{color:${value}}</style>`],
    ['a style attribute', () => html`<a style="color:${value}">`],
    ['an event attribute', () => html`<a onclick="go('${value}')">`],
    ['a comment', () => html`<!-- ${value} -->`],
  ])('throws for a value in %s', (_place, build) => {
    expect(build).toThrow(TypeError);
  });

  it('allows values after a closed script or comment', () => {
    expect(html`<!-- a --><b>${value}</b>`.text).toBe('<!-- a --><b>x</b>');
  });
});
