import { describe, expect, it } from 'vitest';
import { submittedValues } from './form-state.ts';

describe('submittedValues', () => {
  it('keeps texts, repeats and the idempotency key, and leaves out files and what the framework adds', () => {
    const sent = new FormData();
    sent.append('$ACTION_REF_1', '');
    sent.append('_key', 'k');
    sent.append('title', 'Titel');
    sent.append('shares', 'a');
    sent.append('shares', 'b');
    sent.append('file', new File(['x'], 'a.pdf'));
    expect(submittedValues(sent)).toEqual({ _key: 'k', title: 'Titel', shares: ['a', 'b'] });
  });

  it('takes no name for a property of objects', () => {
    const sent = new FormData();
    sent.append('__proto__', 'x');
    sent.append('constructor', 'y');
    const values = submittedValues(sent);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(Object.keys(values)).toEqual(['__proto__', 'constructor']);
  });
});
