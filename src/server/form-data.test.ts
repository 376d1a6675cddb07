import { describe, expect, it } from 'vitest';
import { readFields } from './form-data.ts';

const formOf = (...entries: [string, string | File][]) => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
};

describe('the fields of a form', () => {
  it.each([
    ['by the browser', ''],
    ['through FormData', 'blob'],
    ['through a server action called by script', 'undefined'],
  ])('hold no file where none was chosen, sent %s', (_how, name) => {
    expect(readFields(formOf(['datei', new File([], name)], ['text', '{}']))).toEqual({ text: '{}' });
  });

  it('hold a chosen file, even an empty one, so that it can be told of', () => {
    const chosen = new File([], 'leer.json');
    expect(readFields(formOf(['datei', chosen])).datei).toBeInstanceOf(File);
    expect(readFields(formOf(['datei', new File(['x'], 'blob')])).datei).toBeInstanceOf(File);
  });
});
