import { describe, expect, it } from 'vitest';
import { queryHref } from './query-href.ts';

describe('queryHref', () => {
  it('keeps the present query and makes the changes', () => {
    expect(queryHref('/liste', { q: 'a b', page: '2' }, { page: '3' })).toBe('/liste?q=a+b&page=3');
  });

  it('drops empty and missing values', () => {
    expect(queryHref('/liste', { q: '', page: '2' }, { page: undefined })).toBe('/liste');
  });

  it('repeats repeated parameters and escapes hostile ones', () => {
    expect(queryHref('/liste', { art: ['a', 'b'], q: '"><script>&' })).toBe(
      '/liste?art=a&art=b&q=%22%3E%3Cscript%3E%26',
    );
  });
});
