import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestionKey, suggestionText } from './suggestion.ts';

describe('suggestionKey', () => {
  it('finds the key of every suggestion, whatever its label', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[0-9A-Za-z-]{1,12}$/), (label, key) => {
        expect(suggestionKey(suggestionText({ key, label }))).toBe(key);
      }),
    );
  });

  it.each(['', 'Büdingen', 'Büdingen (', 'Büdingen ()', '(06440003) Büdingen', 'a (b c)'])(
    'finds none in %j',
    (text) => {
      expect(suggestionKey(text)).toBeNull();
    },
  );
});
