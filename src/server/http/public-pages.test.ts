import { expect, test } from 'vitest';
import { publicPageAddress } from './public-pages.ts';

test.each([
  ['/', '/'],
  ['/kommunen', '/kommunen'],
  ['/kommunen?seite=2&q=b', '/kommunen?q=b&seite=2'],
  ['/kommunen?_rsc=abc', '/kommunen'],
  ['/kommunen/06440004', '/kommunen/06440004'],
  ['/kooperationen/0198c1f2-aaaa-7bbb-8ccc-000000000001', '/kooperationen/0198c1f2-aaaa-7bbb-8ccc-000000000001'],
  ['/beschaffungen?suche=b&seite=2', '/beschaffungen?seite=2&suche=b'],
  ['/beschaffungen/0198c1f2-aaaa-7bbb-8ccc-000000000001', '/beschaffungen/0198c1f2-aaaa-7bbb-8ccc-000000000001'],
  ['/impressum', '/impressum'],
])('%s is kept as %s', (url, address) => {
  expect(publicPageAddress(url)).toBe(address);
});

test.each([
  '/start',
  '/kommunen/export.csv',
  '/kooperationen/a/beitritt',
  '/beschaffungen/neu',
  '/beschaffungen/0198c1f2-aaaa-7bbb-8ccc-000000000001/wertung',
  '/verwaltung',
  `/kommunen?q=${'x'.repeat(600)}`,
])('%s is not kept', (url) => expect(publicPageAddress(url)).toBeNull());

test('parameters that repeat keep their order', () => {
  expect(publicPageAddress('/kommunen?typ=b&kreis=1&typ=a')).toBe('/kommunen?kreis=1&typ=b&typ=a');
});
