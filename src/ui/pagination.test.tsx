import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Pagination, pagesToShow } from './pagination.tsx';

describe('pagesToShow', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 9, [1, 2, null, 9]],
    [4, 9, [1, 2, 3, 4, 5, null, 9]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [9, 9, [1, null, 8, 9]],
  ])('on page %i of %i', (page, pageCount, pages) => {
    expect(pagesToShow(page, pageCount)).toEqual(pages);
  });
});

describe('Pagination', () => {
  it('is absent where there is one page only', () => {
    expect(renderToStaticMarkup(<Pagination page={1} pageCount={1} href={String} />)).toBe('');
    expect(renderToStaticMarkup(<Pagination />)).toBe('');
  });

  it('marks the present page and says which of how many it is', () => {
    const markup = renderToStaticMarkup(<Pagination page={2} pageCount={9} href={(page) => `?seite=${page}`} />);
    expect(markup).toContain('aria-label="Seite 2" aria-current="page"');
    expect(markup).toContain('Seite 2 von 9');
    expect(markup).toContain('href="?seite=1" rel="prev"');
  });

  it('steps without knowing the number of pages', () => {
    const markup = renderToStaticMarkup(<Pagination nextHref="?nach=x" summary="Einträge 1 bis 50" />);
    expect(markup).toContain('Weiter');
    expect(markup).not.toContain('Zurück');
    expect(markup).toContain('Einträge 1 bis 50');
  });
});
